package dev.remora.rules.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** What JUnit makes of rule files whose tests fail. */
class RuleTestsTest {
    /** Not run by itself: its name is none of a test. */
    static class Failing implements RuleTests {
        @Override
        public List<Path> rules() {
            return List.of(Path.of("src/test/rules"));
        }
    }

    /** Names no rule file. */
    static class Nowhere implements RuleTests {
        @Override
        public List<Path> rules() {
            return List.of(Path.of("src/test/java"));
        }
    }

    private static Events run(Class<?> tests) {
        return EngineTestKit.engine("junit-jupiter").selectors(selectClass(tests)).execute().testEvents();
    }

    private static Map<String, String> failures() {
        return run(Failing.class).failed().stream().collect(Collectors.toMap(event -> event.getTestDescriptor().getDisplayName(),
                event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().map(Throwable::getMessage).orElse("")));
    }

    @Test
    void runsEachTestOfEachFile() {
        run(Failing.class).assertStatistics(all -> all.succeeded(1).failed(6));
    }

    @Test
    void saysWhyTheRuleDidWhatItDid() {
        Map<String, String> failures = failures();

        assertThat(failures.get("the wrong packet")).contains("syn-fin should report packet 1, but reports packet 2", "expect syn-fin at 1",
                "fails/syn-fin", "does not match because tcp.flags.fin is 0 (octet 47, 0x02)");
        assertThat(failures.get("one port too few")).contains("scan should report something, but is silent",
                "it has counted 4 of 5 different tcp.dstport within 10s");
        assertThat(failures.get("not silent")).contains("syn-fin should be silent, but reports packet 1", "reports this packet because tcp.flags.syn is 1");
        assertThat(failures.get("another verdict")).contains("packet 1 should get deny, but gets allow", "icmp.type == 5", "decides allow");
        assertThat(failures.get("a capture that is not there")).contains("nowhere.pcap");
    }

    @Test
    void showsWhatIsWrongWithAFile() {
        assertThat(failures().get("wrong.remora")).contains("R0201", "wrong.remora:2:11", "did you mean `tcp.flags.syn`?");
    }

    @Test
    void isWrittenAsTheGuideShows() throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/remora/rules/testkit/ShippedRulesTest.java"));

        assertThat(Files.readString(Path.of("..", "docs", "rules.md"))).contains(source.substring(source.indexOf("class ShippedRulesTest")));
    }

    @Test
    void refusesAFolderWithoutRules() {
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(Nowhere.class)).execute().containerEvents().assertStatistics(all -> all.failed(1));
    }
}
