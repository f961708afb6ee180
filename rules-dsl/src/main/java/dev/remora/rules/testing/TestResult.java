package dev.remora.rules.testing;

import dev.remora.rules.syntax.Item;
import dev.remora.rules.type.RuleFile;
import java.util.List;

/**
 * What came of one test. Immutable.
 *
 * @param failures none where the test passed
 */
public record TestResult(RuleFile file, Item.Test test, List<Failure> failures) {
    public TestResult {
        failures = List.copyOf(failures);
    }

    /** Whether all was as expected. */
    public boolean hasPassed() {
        return failures.isEmpty();
    }
}
