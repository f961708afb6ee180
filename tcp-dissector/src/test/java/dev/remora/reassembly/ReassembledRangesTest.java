package dev.remora.reassembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.field.Values;
import dev.remora.internet.Ipv4;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.testkit.PacketLaws;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In a datagram that was put together every value knows its octets, too: they are behind those of the frame. */
class ReassembledRangesTest {
    private static final Dissectors DISSECTORS = Dissectors.load();
    private static final int        UDP        = 17;
    private static final byte[]     DATAGRAM   = ByteBuffer.allocate(64).putShort((short) 40_000).putShort((short) 5000).putShort((short) 64).array();

    static List<List<Frame>> fragments() {
        Fragments f = new Fragments().of(1);
        return List.of(List.of(f.ipv4(UDP, 0, true, part(0)), f.ipv4(UDP, 24, true, part(24)), f.ipv4(UDP, 48, false, part(48))),
                List.of(f.ipv6(UDP, 0, true, part(0)), f.ipv6(UDP, 24, true, part(24)), f.ipv6(UDP, 48, false, part(48))));
    }

    @ParameterizedTest
    @MethodSource("fragments")
    void everyValueKnowsItsOctets(List<Frame> fragments) {
        Packet last = last(fragments);

        new PacketLaws(DISSECTORS).check(last);
        Values port = values(last, "udp.dstport");
        assertThat(port.at(0)).isGreaterThan(last.frame().length());
        assertThat(port.octets(0, last)).containsExactly(5000 >> 8, (byte) 5000);
    }

    @ParameterizedTest
    @MethodSource("fragments")
    void aFragmentIsThePartOfTheDatagramThatItBrought(List<Frame> fragments) {
        Packet last = last(fragments);
        String prefix = last.find(Ipv4.PROTOCOL) == Packet.ABSENT ? "ipv6" : "ip";

        Values parts = values(last, prefix + ".fragment");
        int start = values(last, prefix + ".reassembled.data").at(0);
        assertThat(parts.size()).isEqualTo(3);
        for (int i = 0; i < 3; i++)
            assertThat(List.of(parts.at(i) - start, parts.length(i))).isEqualTo(List.of(new int[]{0, 24, 48}[i], new int[]{24, 24, 16}[i]));
    }

    private static byte[] part(int from) {
        return Arrays.copyOfRange(DATAGRAM, from, Math.min(from + 24, DATAGRAM.length));
    }

    private static Packet last(List<Frame> fragments) {
        Dissection dissection = DISSECTORS.open();
        Packet packet = new Packet();
        for (Frame fragment : fragments)
            packet = dissection.dissect(fragment);
        return packet;
    }

    private static Values values(Packet packet, String field) {
        Values values = new Values();
        DISSECTORS.catalogue().find(field).orElseThrow().read(packet, values);
        return values;
    }
}
