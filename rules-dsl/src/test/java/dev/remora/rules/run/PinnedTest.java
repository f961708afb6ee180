package dev.remora.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.rules.check.Checked;
import dev.remora.rules.check.Checker;
import dev.remora.rules.check.Importer;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.syntax.Parser;
import dev.remora.rules.syntax.TestClause;
import dev.remora.rules.testing.PacketBuilder;
import dev.remora.rules.testing.TestRunner;
import dev.remora.rules.type.RuleFile;
import dev.remora.rules.type.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** When rules report, to the packet: in the language itself where it can say it, see {@code src/test/rules/run}. */
class PinnedTest {
    private static final Dissectors DISSECTORS = Dissectors.load();

    static Stream<Arguments> tests() throws IOException {
        List<Arguments> tests = new ArrayList<>();
        for (String name : List.of("pinned", "ends", "pairs", "occasions", "tunnels", "sets"))
            file(name).tests().forEach(test -> tests.add(Arguments.of(name, test.title().value())));
        return tests.stream();
    }

    @ParameterizedTest
    @MethodSource("tests")
    void aRuleReportsWhenItShould(String name, String title) throws IOException {
        RuleFile file = file(name);
        Item.Test test = file.tests().stream().filter(t -> t.title().value().equals(title)).findFirst().orElseThrow();

        assertThat(new TestRunner(DISSECTORS, RuleFolder::capture).run(file, test).failures()).isEmpty();
    }

    @Test
    void rulesMayAskWhatTheAnalysisOfStreamsSays() throws IOException {
        RuleFile file = file("analysis");

        assertThat(new TestRunner(DISSECTORS, RuleFolder::capture).run(file, file.tests().getFirst()).failures()).isEmpty();
    }

    @Test
    void whatHadToMakeRoomIsCounted() {
        RuleFile file = read(Source.of("bounds", """
                rule few { when tcp count by ip.src within 10s >= 2 max 3 keys }
                test "t" { packets {
                10.0.0.1..10.0.0.9:1 > 10.1.0.1:80 tcp [ACK] x 9
                10.0.0.1:1 > 10.1.0.1:80 tcp [ACK]
                10.0.0.9:1 > 10.1.0.1:80 tcp [ACK]
                } expect few at 11 }
                """));
        List<Long> packets = new ArrayList<>();
        Engine engine = new Engine(new RuleSet(List.of(file)), DISSECTORS, Settings.STANDARD, alert -> packets.add(alert.packet()));

        TestClause.Packets block = (TestClause.Packets) file.tests().getFirst().clauses().getFirst();
        PacketBuilder.build(block.packets()).forEach(frame -> engine.offer(frame.describe(engine.packets() + 1, frame.timeNanos(), frame.linkType(), frame.interfaceId())));
        engine.finish();

        RuleStats few = engine.stats().getFirst();
        assertThat(few.evicted()).isEqualTo(7);                      // 6 of the first nine, and one for the first that comes again
        assertThat(few.matched()).isEqualTo(11);
        assertThat(packets).containsExactly(11L);
    }

    private static RuleFile file(String name) throws IOException {
        Path path = Path.of("src/test/rules/run", name + ".remora");
        return read(Source.of(path.toString(), Files.readString(path)));
    }

    private static RuleFile read(Source source) {
        Checked<RuleFile> checked = new Checker(DISSECTORS.catalogue()).check(Parser.parseFile(source), Importer.NONE);
        assertThat(checked.report()).isEmpty();
        return checked.result().orElseThrow();
    }
}
