package dev.remora.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.capture.Capture;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.rules.type.RuleSet;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What an outcome, a rule and a policy say of themselves, as in a log or a debugger: no more than their names. */
class OutcomeTest {
    private static final RuleSet RULES = Told.rules("""
            pack x "X"

            rule asks "An echo request" {
                when     icmp.type == 8
            }

            policy echo "Echo" {
                applies  icmp
                deny     requests when icmp.type == 8
                allow    otherwise
            }
            """);

    @Test
    void anOutcomeIsALine() throws IOException {
        Engine engine = new Engine(RULES, Told.DISSECTORS, Settings.STANDARD, AlertSink.NONE);
        Frame frame = new Frame();
        StringBuilder told = new StringBuilder();
        try (Capture capture = Capture.open(Path.of("../samples/captures/ping.pcap"))) {
            while (capture.next(frame) && frame.number() <= 4)
                told.append(engine.offer(frame)).append('\n');
        }

        assertThat(told.toString()).isEqualTo("allow, 0 alerts\nallow, 0 alerts\ndeny by x/echo.requests, 1 alert\nallow by x/echo.otherwise, 0 alerts\n");
    }

    @Test
    void aRuleAndAPolicyAreTheirNames() {
        assertThat(RULES.rules().getFirst()).hasToString("rule x/asks");
        assertThat(RULES.policies().getFirst()).hasToString("policy x/echo");
    }
}
