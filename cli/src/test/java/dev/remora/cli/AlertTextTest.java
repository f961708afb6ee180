package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.capture.Capture;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.run.Engine;
import dev.remora.rules.run.EngineSettings;
import dev.remora.rules.run.EngineSettings.Rulings;
import dev.remora.rules.type.RuleSet;
import dev.remora.tree.TextBuffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alerts on a terminal. */
class AlertTextTest {
    private static String text(int columns, String capture) throws IOException {
        Dissectors dissectors = Dissectors.load();
        RuleSet rules = RuleFolder.load(List.of(Path.of("../samples/rules")), dissectors.catalogue()).rules();
        TextBuffer out = new TextBuffer();
        AlertText view = new AlertText(capture, false, rules, new RunSummary(false, true, Colours.PLAIN, columns), Colours.PLAIN, columns, out);
        Engine engine = new Engine(rules, dissectors, Settings.STANDARD.with(EngineSettings.RULINGS, Rulings.ALL), view);
        Frame frame = new Frame();
        try (Capture packets = Capture.open(Path.of(Command.sample(capture)))) {
            while (packets.next(frame))
                engine.offer(frame);
        }
        engine.finish();
        return out.toString();
    }

    @ParameterizedTest
    @CsvSource({"80, icmp-abuse.pcap", "60, icmp-abuse.pcap", "60, null-scan.pcap", "80, ping-ipv6.pcap", "54, ping-ipv6.pcap", "130, illegal-flags.pcap"})
    void noLineIsWiderThanTheTerminalNorEmpty(int columns, String capture) throws IOException {
        String whole = text(0, capture);
        String broken = text(columns, capture);

        assertThat(broken.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns).isNotBlank());
        assertThat(broken).isEqualToNormalizingWhitespace(whole);
    }

    @Test
    void aMessageStandsBehindTheRuleWhereItFitsElseBelow() throws IOException {
        assertThat(text(80, "icmp-abuse.pcap").lines()).startsWith("2026-11-23 UTC", "01:41:21.986227 medium   icmp-policy/icmp-source-quench",
                "                10.77.86.44 asks 10.77.86.104 to send less", "                [packet 17, 10.77.86.44 > 10.77.86.104]");
        assertThat(text(110, "icmp-abuse.pcap").lines()).startsWith("2026-11-23 UTC",
                "01:41:21.986227 medium   icmp-policy/icmp-source-quench       10.77.86.44 asks 10.77.86.104 to send less",
                " ".repeat(62) + "[packet 17, 10.77.86.44 > 10.77.86.104]");
    }
}
