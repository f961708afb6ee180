package dev.remora.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import dev.remora.rules.fold.Corpus;
import dev.remora.rules.type.RuleSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alerts say the same whenever they are read, and whoever reads them. */
class AlertTest {
    private static final RuleSet RULES = Told.rules("""
            rule free "" { when frame  message "{frame.number} {frame.time_epoch} {ip.src} {tcp.flags.str} {udp.length} {ipv6.dst} {frame.len} {frame.interface_id}" }
            rule before "" { when frame  message "{frame.time_delta} {frame.time_delta_displayed} {frame.time_relative} {frame.interface_name}" }
            rule tracked "" { when frame  message "{ip.src} {connection.history}" }
            rule reassembled "" { when ip.reassembled.length > 0  message "{ip.src} {ip.reassembled.length} {udp.srcport}" }
            rule late "" { sequence by ip.src { ip then tcp or udp within 5s then no ip within 200ms }  message "{ip.src} {ip.id} {tcp.dstport}" }
            rule changed "" { on state  when tcp or frame  message "{frame.number} {frame.len} {ip.src}" }
            rule closed "" { on close  when frame  message "{frame.number} {frame.len} {ip.src}" }
            rule busy "" { when ip  count by ip.src within 1s >= 3  message "{ip.src} {ip.len}" }
            suppress free when ip.ttl == 63 because "some of it"
            """);

    @Test
    void sayTheSameLater() {
        long told = 0;
        for (Path file : Corpus.some(6)) {
            List<String> atOnce = new ArrayList<>();
            List<Alert> kept = new ArrayList<>();
            run(Corpus.frames(file), alert -> atOnce.add(text(alert)));
            run(Corpus.frames(file), kept::add);

            List<CompletableFuture<List<String>>> readers = Stream.generate(() -> kept).limit(3)
                    .map(alerts -> CompletableFuture.supplyAsync(() -> alerts.stream().map(AlertTest::text).toList())).toList();
            readers.forEach(reader -> assertThat(reader.join()).as(file.toString()).isEqualTo(atOnce));
            told += atOnce.size();
        }
        assertThat(told).isPositive();
    }

    @Test
    void whatATunnelCarriesDoesNotSpeakTheProtocolOfTheTunnel() {
        String vxlan = "000000000002000000000001 0800 4500004600000000 4011 0000 0a0000010a000002 c00012b500320000 08000000 00000700";
        String routing = "000000000004000000000003 0800 4500001400000000 0159 0000 c0a80001c0a80002";      // OSPF, of which only the header was captured
        byte[] octets = HexFormat.of().parseHex((vxlan + routing).replace(" ", ""));
        List<String> told = new ArrayList<>();
        run(List.of(new Frame().wrap(octets, 0, octets.length, octets.length).describe(1, 0, LinkType.ETHERNET, -1)),
                alert -> told.add(alert.source() + " " + alert.destination() + " " + alert.protocol()));

        assertThat(told).contains("192.168.0.1 192.168.0.2 -1").noneMatch(ends -> ends.endsWith(" 17"));
    }

    // The frame is the same one each time, as a capture has it, and its octets are gone with the next.
    private static void run(List<Frame> frames, AlertSink sink) {
        Engine engine = new Engine(RULES, Told.DISSECTORS, Told.SETTINGS, sink);
        byte[] octets = new byte[1 << 18];
        Frame frame = new Frame();
        for (Frame each : frames) {
            each.copyTo(octets, 0, 0, each.length());
            frame.wrap(octets, 0, each.length(), each.originalLength()).describe(each);
            engine.offer(frame);
        }
        engine.finish();
    }

    private static String text(Alert alert) {
        return alert + " " + alert.source() + " " + alert.destination() + " " + alert.protocol() + " " + alert.connection();
    }
}
