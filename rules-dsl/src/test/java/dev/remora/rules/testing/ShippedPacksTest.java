package dev.remora.rules.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.syntax.Clause;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.syntax.TestClause;
import dev.remora.rules.type.Policy;
import dev.remora.rules.type.Rule;
import dev.remora.rules.type.RuleFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every rule of the shipped packs: it says all that an analyst wants to know, and is tested with packets, with a capture, and with what it must pass by. */
class ShippedPacksTest {
    private static final List<RuleFile> PACKS = packs();

    private static List<RuleFile> packs() {
        try {
            return RuleFolder.load(List.of(Path.of("..", "samples", "rules")), Dissectors.load().catalogue()).rules().files();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A rule and the file it is in. */
    record Shipped(RuleFile file, Rule rule) {
        @Override
        public String toString() {
            return rule.name();
        }

        Stream<Item.Test> tests(Class<? extends TestClause> source) {
            return file.tests().stream().filter(test -> test.clauses().stream().anyMatch(source::isInstance));
        }

        boolean isExpected(Item.Test test) {
            return test.clauses().stream().anyMatch(clause -> clause instanceof TestClause.ExpectRule expected && !expected.none() && isNamed(expected));
        }

        boolean isRefused(Item.Test test) {
            return test.clauses().stream().anyMatch(clause -> clause instanceof TestClause.ExpectNothing
                    || clause instanceof TestClause.ExpectRule expected && isNamed(expected) && (expected.none() || !expected.at().isEmpty()));
        }

        private boolean isNamed(TestClause.ExpectRule expected) {
            return rule.name().equals(file.pack() + "/" + expected.rule().text());
        }
    }

    static Stream<Shipped> rules() {
        return PACKS.stream().flatMap(file -> file.rules().stream().map(rule -> new Shipped(file, rule)));
    }

    static Stream<Policy> policies() {
        return PACKS.stream().flatMap(file -> file.policies().stream());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void saysAllThereIsToSay(Shipped shipped) {
        Rule rule = shipped.rule();

        assertThat(rule.title()).isNotBlank();
        assertThat(rule.because()).isNotBlank();
        assertThat(rule.benign()).isNotBlank();
        assertThat(rule.see()).isNotEmpty();
        assertThat(rule.origin().clauses()).hasAtLeastOneElementOfType(Clause.Severity.class).hasAtLeastOneElementOfType(Clause.Message.class);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isTestedWithPacketsThatAreWrittenOut(Shipped shipped) {
        assertThat(shipped.tests(TestClause.Packets.class)).anyMatch(shipped::isExpected);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isTestedWithACapture(Shipped shipped) {
        assertThat(shipped.tests(TestClause.Capture.class)).anyMatch(shipped::isExpected);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isTestedWithWhatItMustPassBy(Shipped shipped) {
        assertThat(shipped.file().tests()).anyMatch(shipped::isRefused);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void saysWhyEachClauseIsThere(Policy policy) {
        assertThat(policy.title()).isNotBlank();
        assertThat(policy.clauses()).allMatch(clause -> clause.condition() == null || !clause.note().isBlank());
    }
}
