package dev.remora.protocols;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.field.Catalogue;
import dev.remora.field.Type;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.testkit.Allocations;
import dev.remora.testkit.FrameFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nothing on the path of a packet allocates; what it costs would be seen only under load. */
class DissectionAllocationTest {
    private static final int  PACKETS = 1_000_000;
    private static final Path FRAMES  = Path.of("src/test/resources/frames");

    private static final Set<String> MADE = Set.of("icmpv6.opt.prefix", "fddi.dst", "fddi.src", "fddi.addr");

    private final Dissectors  dissectors = Dissectors.load();
    private final List<Frame> frames     = FrameFile.in(FRAMES).stream().map(FrameFile::frame).toList();

    @Test
    void dissectsAMillionPacketsWithoutAllocating() {
        Dissection dissection = dissectors.open();
        dissect(dissection, 20_000);

        long allocated = Allocations.of(() -> dissect(dissection, PACKETS));

        assertThat(dissect(dissection, frames.size())).isGreaterThan(3 * frames.size());
        assertThat(allocated).as("octets allocated for %d packets", PACKETS).isZero();
    }

    @Test
    void readsEveryFieldThatIsNoTextWithoutAllocating() {
        Dissection dissection = dissectors.open();
        List<Catalogue.Entry> entries = dissectors.catalogue().entries().stream().filter(DissectionAllocationTest::isPlain).toList();
        Values values = new Values();
        read(dissection, entries, values, 2 * frames.size());

        long allocated = Allocations.of(() -> read(dissection, entries, values, 4000));

        assertThat(read(dissection, entries, values, frames.size())).isGreaterThan(30 * frames.size());
        assertThat(allocated).as("octets allocated to read fields of 4,000 packets").isZero();
    }

    /** Text is made when it is asked for, and so are addresses that are cut on the wire, or written there with other bits. */
    private static boolean isPlain(Catalogue.Entry entry) {
        return entry.type() != Type.STRING && !MADE.contains(entry.name());
    }

    private int dissect(Dissection dissection, int packets) {
        int layers = 0;
        for (int i = 0; i < packets; i++)
            layers += dissection.dissect(frames.get(i % frames.size())).layers();
        return layers;
    }

    private int read(Dissection dissection, List<Catalogue.Entry> entries, Values values, int packets) {
        int found = 0;
        for (int i = 0; i < packets; i++) {
            Packet packet = dissection.dissect(frames.get(i % frames.size()));
            for (int entry = 0; entry < entries.size(); entry++) {
                entries.get(entry).read(packet, values);
                found += values.size();
            }
        }
        return found;
    }
}
