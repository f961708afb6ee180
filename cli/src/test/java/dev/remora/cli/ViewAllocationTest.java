package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.capture.Capture;
import dev.remora.dissect.Dissectors;
import dev.remora.field.Catalogue;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.testkit.Allocations;
import dev.remora.tree.TextBuffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What views allocate for a packet: something, but in proportion to what they write. */
class ViewAllocationTest {
    private static final Dissectors DISSECTORS = Dissectors.load();

    private static long allocated(PacketView view) throws IOException {
        Frame frame = new Frame();
        try (Capture capture = Capture.open(Path.of("../samples/captures/connection.pcap"))) {
            capture.next(frame);
            Packet packet = DISSECTORS.open().dissect(frame);
            TextBuffer out = new TextBuffer();
            return Allocations.of(() -> {
                out.clear();
                view.show(packet, out);
            });
        }
    }

    private static List<Catalogue.Entry> chosen() {
        return List.of(DISSECTORS.catalogue().find("ip.src").orElseThrow(), DISSECTORS.catalogue().find("tcp.flags").orElseThrow());
    }

    @Test
    void aLineAndChosenFieldsTakeLittle() throws IOException {
        assertThat(allocated(new PacketList(DISSECTORS, 0))).isLessThan(4_000);
        assertThat(allocated(new FieldTable(chosen(), false))).isZero();
        assertThat(allocated(new FieldObjects(chosen()))).isLessThan(2_000);
    }

    @Test
    void treesTakeWhatTheirNodesDo() throws IOException {
        assertThat(allocated(new PacketTrees(DISSECTORS.catalogue(), false, 0))).isLessThan(40_000);
        assertThat(allocated(new PacketObjects(DISSECTORS.catalogue()))).isLessThan(45_000);
    }

    @Test
    void aNumberOfSecondsIsNoLargeBuffer() {
        assertThat(Allocations.of(() -> JsonLine.seconds(1_500_000_000))).isLessThan(1_000);
    }
}
