package dev.remora.rules.testing;

import dev.remora.rules.explain.Explanation;
import dev.remora.rules.explain.ExplanationText;
import dev.remora.rules.explain.Paint;
import dev.remora.rules.source.Excerpt;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.type.RuleFile;
import dev.remora.tree.OneLine;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of one test. Immutable.
 *
 * @param failures none where the test passed
 */
public record TestResult(RuleFile file, Item.Test test, List<Failure> failures) {
    private static final String INDENT = "    ";                     // of what a rule did

    public TestResult {
        failures = List.copyOf(failures);
    }

    /** What the test is called. */
    public String title() {
        return test.title().value();
    }

    /** Where it stands, from 1. */
    public int line() {
        return file.source().position(test.span().start()).line();
    }

    /** What went wrong, expectation by expectation: message, the line of the rule file, and why the rule did what it did. Empty where the test passed. */
    public List<String> report(Paint paint) {
        return report(paint, 0);
    }

    /** The same, where what the rule did is broken between words in lines of so many columns; 0 breaks nothing. */
    public List<String> report(Paint paint, int columns) {
        List<String> lines = new ArrayList<>();
        for (Failure failure : failures) {
            lines.add(OneLine.of(failure.message()));
            lines.addAll(Excerpt.of(file.source(), failure.span()).lines().toList());
            Explanation why = failure.why();
            if (why != null)
                ExplanationText.lines(why, paint, Math.max(0, columns - INDENT.length())).forEach(line -> lines.add(line.isEmpty() ? "" : INDENT + line));
        }
        return lines;
    }

    /** Whether all was as expected. */
    public boolean hasPassed() {
        return failures.isEmpty();
    }
}
