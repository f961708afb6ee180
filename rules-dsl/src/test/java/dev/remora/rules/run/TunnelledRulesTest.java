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
    private static final Path SAMPLES  = Path.of("..", "samples");
    private static final int  ETHERNET = 14;

    // IPv4 in IPv4 (RFC 2003), from 192.0.2.1 to 198.51.100.2; the length is put in.
    private static final byte[] TUNNEL = HexFormat.of().parseHex("450000000000000040040000c0000201c6336402");

    @ParameterizedTest
    @ValueSource(strings = {"half-open.pcap", "injection.pcap.gz", "data-before-handshake.pcap", "time-wait.pcap", "ack-scan.pcap.gz"})
    void namesTheEndsOfTheConnection(String capture) throws IOException {
        RuleSet rules = RuleFolder.load(List.of(SAMPLES.resolve("rules/state.remora")), Told.DISSECTORS.catalogue()).rules();
        List<Frame> frames = Corpus.frames(SAMPLES.resolve("captures").resolve(capture));

        List<String> plain = alerts(rules, frames);

        assertThat(plain).isNotEmpty();
        assertThat(alerts(rules, frames.stream().map(TunnelledRulesTest::tunnelled).toList())).isEqualTo(plain);
    }

    private static List<String> alerts(RuleSet rules, List<Frame> frames) {
        return Told.of(rules, frames, 1, 100).stream().filter(line -> line.startsWith("state/")).toList();
    }

    private static Frame tunnelled(Frame frame) {
        byte[] octets = new byte[frame.length() + TUNNEL.length];
        frame.copyTo(octets, 0, 0, ETHERNET);
        System.arraycopy(TUNNEL, 0, octets, ETHERNET, TUNNEL.length);
        frame.copyTo(octets, ETHERNET + TUNNEL.length, ETHERNET, frame.length() - ETHERNET);
        int total = octets.length - ETHERNET;
        octets[ETHERNET + 2] = (byte) (total >> 8);
        octets[ETHERNET + 3] = (byte) total;
        return new Frame().wrap(octets, 0, octets.length, frame.originalLength() + TUNNEL.length)
                .describe(frame.number(), frame.timeNanos(), frame.linkType(), frame.interfaceId());
    }
}
