package dev.remora.rules.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.run.Told;
import dev.remora.rules.type.RuleFile;
import org.junit.jupiter.api.Test;

/** Blocks of packets in a test follow each other. */
class TestRunnerTest {
    @Test
    void timeGoesOnFromOneBlockOfPacketsToTheNext() {
        RuleFile file = Told.rules("""
                rule late { when frame.time_epoch >= 1767225610 }
                test "ten seconds after the beginning of 2026" {
                    packets { 10.0.0.1:1 > 10.0.0.2:2 udp at 10s }
                    packets {
                        10.0.0.1:1 > 10.0.0.2:2 udp
                        10.0.0.1:1 > 10.0.0.2:2 udp +1s
                        10.0.0.1:1 > 10.0.0.2:2 udp at 2s
                    }
                    expect late at 1, 2, 3
                }
                """).files().getFirst();

        assertThat(new TestRunner(Told.DISSECTORS, RuleFolder::capture).run(file)).singleElement().satisfies(result -> assertThat(result.failures()).isEmpty());
    }
}
