package dev.remora.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.rules.check.Importer;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.source.Source;
import dev.remora.rules.type.Form;
import dev.remora.rules.type.KeyPart;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys are equal where the values are, of a pair in either order, and nowhere else. */
class KeyedTest {
    private static final Dissectors DISSECTORS = Dissectors.load();

    private final Dissection dissection = DISSECTORS.open();

    private static Keyed keyed(String by) {
        Source source = Source.of("x", "rule x \"\" {\n    when     udp\n    count    by " + by + " within 1s >= 2\n}\n");
        Form form = RuleFiles.of(List.of(source), DISSECTORS.catalogue(), Importer.NONE).rules().rules().getFirst().form();
        List<KeyPart> key = ((Form.Counting) form).window().by();
        return Keyed.of(key, new Twins(DISSECTORS.catalogue())::of);
    }

    private List<Long> key(Keyed keyed, int source, int destination, int from, int to) {
        String hex = "000000000002 000000000001 0800 4500001c00000000 4011 0000 0a0000%02x 0a0000%02x %04x%04x00080000".formatted(source, destination, from, to);
        return key(keyed, hex.replace(" ", ""));
    }

    @Property
    void aPairIsBothOfItsValues(@ForAll @IntRange(min = 1, max = 4) int a, @ForAll @IntRange(min = 1, max = 4) int b, @ForAll @IntRange(min = 1, max = 4) int c,
            @ForAll @IntRange(min = 1, max = 4) int d) {
        Keyed hosts = keyed("pair(ip.src, ip.dst)");
        Keyed ports = keyed("pair(udp.srcport, udp.dstport), ip.src");

        boolean isSame = a == c && b == d;
        assertThat(key(hosts, a, b + 100, 1, 2).equals(key(hosts, c, d + 100, 1, 2))).isEqualTo(isSame);
        assertThat(key(hosts, a, b + 100, 1, 2).equals(key(hosts, d + 100, c, 1, 2))).as("the other way round").isEqualTo(isSame);
        assertThat(key(ports, 1, 2, a, b + 100).equals(key(ports, 1, 2, d + 100, c))).isEqualTo(isSame);
        assertThat(key(ports, 1, 2, a, b + 100).equals(key(ports, 3, 2, a, b + 100))).isFalse();
    }

    @Property
    void valuesInARowHaveAnOrder(@ForAll @IntRange(min = 1, max = 4) int a, @ForAll @IntRange(min = 1, max = 4) int b, @ForAll @IntRange(min = 1, max = 4) int c,
            @ForAll @IntRange(min = 1, max = 4) int d) {
        Keyed row = keyed("ip.src, ip.dst");

        assertThat(key(row, a, b, 1, 2).equals(key(row, c, d, 3, 4))).isEqualTo(a == c && b == d);
    }

    /** Ports are of UDP and of UDP-Lite: of a packet that has both, as a tunnel may, the outer ones count. */
    @ParameterizedTest
    @CsvSource({"17, 17", "17, 136", "136, 17", "136, 136"})
    void aFieldOfSeveralProtocolsCountsWithItsOutermostValue(int outer, int inner) {
        Keyed port = keyed("udp.dstport");

        assertThat(key(port, datagram(inner, 7, ""))).containsExactly(2L, 0L, 7L);
        assertThat(key(port, datagram(outer, 4789, "0800000000000100" + datagram(inner, 7, "")))).containsExactly(2L, 0L, 4789L);
    }

    // Without a checksum of IPv4, in Ethernet.
    private static String datagram(int protocol, int port, String payload) {
        int length = 8 + payload.length() / 2;
        String ip = "4500%04x0000000040%02x00000a0000010a000002".formatted(20 + length, protocol);
        return "000000000002000000000001" + "0800" + ip + "0009%04x%04x0000".formatted(port, length) + payload;
    }

    private List<Long> key(Keyed keyed, String hex) {
        byte[] octets = HexFormat.of().parseHex(hex);
        Packet packet = dissection.dissect(new Frame().wrap(octets, 0, octets.length, octets.length).describe(1, 0, 1, -1));
        long[] out = new long[keyed.width()];
        assertThat(keyed.read(packet, out)).isTrue();
        return Arrays.stream(out).boxed().toList();
    }
}
