package dev.remora.protocols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.remora.dissect.Dissectors;
import dev.remora.field.Field;
import dev.remora.field.Protocol;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import dev.remora.packet.Packet;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** A packet as large as it can be, full of the smallest things that have values: what a field costs to read grows with their number, not with its square. */
class ManyValuesTest {
    private static final Duration MOMENT = Duration.ofSeconds(10);
    private static final int      TIMES  = 20;

    private static final Dissectors DISSECTORS = Dissectors.load();

    /** Octets of values in all fields of a packet that begins with {@code head} and is full of {@code thing}. */
    private static long read(int linkType, int octets, String head, String thing) {
        byte[] first = HexFormat.of().parseHex(head.replace(" ", ""));
        byte[] again = HexFormat.of().parseHex(thing.replace(" ", ""));
        byte[] all = Arrays.copyOf(first, first.length + octets / again.length * again.length);
        for (int i = first.length; i < all.length; i++)
            all[i] = again[(i - first.length) % again.length];
        Packet packet = DISSECTORS.open().dissect(new Frame().wrap(all, 0, all.length, all.length).describe(1, 0, linkType, -1));
        return assertTimeoutPreemptively(MOMENT, () -> {
            long values = 0;
            for (int i = 0; i < TIMES; i++)
                values = read(packet);
            return values;
        });
    }

    private static long read(Packet packet) {
        Values values = new Values();
        long all = 0;
        for (int layer = 0; layer < packet.layers(); layer++)
            for (Field field : DISSECTORS.catalogue().fields(Protocol.of(packet, layer))) {
                values.clear();
                field.read(packet, layer, values);
                all += values.size();
            }
        return all;
    }

    @Test
    void interfacesInIcmpExtensions() {
        String datagram = "4500 fffc 0001 0000 4001 0000 0a000001 0a000002";
        String quoted = "4500 0080" + "00".repeat(124);
        long values = read(LinkType.RAW, 65_376, datagram + "0b00 0000 0020 0000" + quoted + "2000 0000", "0008 02 08 00000001");

        assertThat(values).isGreaterThan(7 * 8_172);
    }

    @Test
    void attributesOfNetfilter() {
        assertThat(read(LinkType.NFLOG, 262_136, "02 00 0000", "0800 0400 00000001")).isGreaterThan(3 * 32_767);
    }

    @Test
    void tagsOfAccessNodes() {
        long values = read(LinkType.ETHERNET, 65_534, "020000000001 020000000002 8863 11 09 0000 fffe", "0105 000a 00000de9 81 04 00000001");

        assertThat(values).isGreaterThan(2 * 4_681);
    }
}
