package dev.remora.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.packet.Frame;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.fold.Corpus;
import dev.remora.rules.type.RuleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shipped rules say of connections they say in a tunnel, too: of the connection's own ends, not of the tunnel's. */
class TunnelledRulesTest {
    private static final Path   SAMPLES  = Path.of("..", "samples");
    private static final int    ETHERNET = 14;
    private static final int    IPV4     = 20;     // octets of a header without options
    private static final int    IPV6     = 40;
    private static final byte[] PREFIX   = HexFormat.of().parseHex("0064ff9b0000000000000000");     // of RFC 6052 section 2.1

    /** Headers of tunnels; what they carry and how long it is are put in. */
    private enum Tunnel {
        /** RFC 2003, RFC 4213: from 192.0.2.1 to 198.51.100.2. */
        OVER_IPV4("450000000000000040000000c0000201c6336402", 9, 2, IPV4),
        /** RFC 2473: from 2001:db8::1 to 2001:db8::2. */
        OVER_IPV6("600000000000004020010db800000000000000000000000120010db8000000000000000000000002", 6, 4, 0);

        private final byte[] header;
        private final int    next;         // position of what comes next
        private final int    length;       // position of the length
        private final int    counted;      // octets of the header that the length counts

        Tunnel(String header, int next, int length, int counted) {
            this.header = HexFormat.of().parseHex(header);
            this.next = next;
            this.length = length;
            this.counted = counted;
        }

        Frame through(Frame frame) {
            byte[] outer = header.clone();
            outer[next] = (byte) (isIpv6(frame) ? 41 : 4);
            put16(outer, length, counted + frame.length() - ETHERNET);
            return changed(frame, this == OVER_IPV6, outer, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"half-open.pcap", "injection.pcap.gz", "data-before-handshake.pcap", "time-wait.pcap", "ack-scan.pcap.gz", "icmp-blind-reset.pcap.gz"})
    void namesTheEndsOfConnectionsOverIpv4(String capture) throws IOException {
        saysTheSameInTunnels(frames(capture));
    }

    @ParameterizedTest
    @ValueSource(strings = {"half-open.pcap", "injection.pcap.gz", "data-before-handshake.pcap", "time-wait.pcap", "ack-scan.pcap.gz"})
    void namesTheEndsOfConnectionsOverIpv6(String capture) throws IOException {
        saysTheSameInTunnels(frames(capture).stream().map(TunnelledRulesTest::translated).toList());
    }

    private static void saysTheSameInTunnels(List<Frame> frames) throws IOException {
        RuleSet rules = RuleFolder.load(List.of(SAMPLES.resolve("rules/state.remora")), Told.DISSECTORS.catalogue()).rules();
        List<String> plain = alerts(rules, frames);

        assertThat(plain).isNotEmpty().noneMatch(line -> line.contains("?"));
        for (Tunnel tunnel : Tunnel.values())
            assertThat(alerts(rules, frames.stream().map(tunnel::through).toList())).as(tunnel.name()).isEqualTo(plain);
    }

    // Those that carry IPv4.
    private static List<Frame> frames(String capture) throws IOException {
        return Corpus.frames(SAMPLES.resolve("captures").resolve(capture)).stream().filter(frame -> frame.u16(ETHERNET - 2) == 0x0800).toList();
    }

    private static List<String> alerts(RuleSet rules, List<Frame> frames) {
        return Told.of(rules, frames, 1, 100).stream().filter(line -> line.startsWith("state/")).toList();
    }

    // As RFC 7915 translates to IPv6; with this prefix checksums stay right, RFC 6052 section 4.1.
    private static Frame translated(Frame frame) {
        assertThat(frame.u8(ETHERNET)).as("no options").isEqualTo(0x45);
        byte[] header = new byte[IPV6];
        header[0] = 0x60;
        put16(header, 4, frame.u16(ETHERNET + 2) - IPV4);
        frame.copyTo(header, 6, ETHERNET + 9, 1);     // protocol
        frame.copyTo(header, 7, ETHERNET + 8, 1);     // time to live
        for (int end = 0; end < 2; end++) {
            System.arraycopy(PREFIX, 0, header, 8 + 16 * end, PREFIX.length);
            frame.copyTo(header, 8 + 16 * end + PREFIX.length, ETHERNET + 12 + 4 * end, 4);
        }
        return changed(frame, true, header, IPV4);
    }

    // With a header behind that of Ethernet, in the place of so many octets.
    private static Frame changed(Frame frame, boolean isIpv6, byte[] header, int replaced) {
        int from = ETHERNET + replaced;
        byte[] octets = new byte[frame.length() + header.length - replaced];
        frame.copyTo(octets, 0, 0, ETHERNET);
        put16(octets, ETHERNET - 2, isIpv6 ? 0x86DD : 0x0800);
        System.arraycopy(header, 0, octets, ETHERNET, header.length);
        frame.copyTo(octets, ETHERNET + header.length, from, frame.length() - from);
        return new Frame().wrap(octets, 0, octets.length, frame.originalLength() + header.length - replaced).describe(frame);
    }

    private static boolean isIpv6(Frame frame) {
        return frame.u16(ETHERNET - 2) == 0x86DD;
    }

    private static void put16(byte[] octets, int at, int value) {
        octets[at] = (byte) (value >> 8);
        octets[at + 1] = (byte) value;
    }
}
