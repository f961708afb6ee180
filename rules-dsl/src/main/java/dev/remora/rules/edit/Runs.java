package dev.remora.rules.edit;

import dev.remora.rules.testing.Matches;
import dev.remora.rules.testing.TestResult;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What running a file has told so far: what its rules made of a capture, and how its tests went. Immutable.
 *
 * @param matches null where no capture was looked at
 * @param passed  whether a test passed, by its title
 */
public record Runs(@Nullable Matches matches, Map<String, Boolean> passed) {
    /** Nothing was run. */
    public static final Runs NONE = new Runs(null, Map.of());

    public Runs {
        passed = Map.copyOf(passed);
    }

    /** The same with this about a capture. */
    public Runs with(Matches newMatches) {
        return new Runs(newMatches, passed);
    }

    /** The same with the results of these tests. */
    public Runs with(List<TestResult> results) {
        Map<String, Boolean> all = new HashMap<>(passed);
        results.forEach(result -> all.put(result.test().title().value(), result.hasPassed()));
        return new Runs(matches, all);
    }

    /** The same without the results of tests: the text has changed. */
    public Runs withoutTests() {
        return new Runs(matches, Map.of());
    }

    /** The same without matches: the capture is not there. */
    public Runs withoutMatches() {
        return new Runs(null, passed);
    }

    /** What a rule, or a clause {@code policy.clause}, made of the capture: {@code 3 matches in sample.pcap}. */
    Optional<String> matchesOf(String rule) {
        return matches == null ? Optional.empty() : matches.of(rule).map(count -> line(count, matches));
    }

    /** What it took: {@code it looked at 45 of 108 packets}. */
    Optional<String> costOf(String rule) {
        return matches == null ? Optional.empty() : matches.of(rule)
                .map(count -> String.format(Locale.ROOT, "it looked at %,d of %,d packets", count.reached(), matches.packets()));
    }

    private static String line(Matches.OfRule count, Matches all) {
        String counted = count.isClause() ? number(count.matched(), "packet", "packets") : matched(count);
        return counted + (all.complete() ? " in " : String.format(Locale.ROOT, " in the first %,d packets of ", all.packets())) + all.capture()
                + (all.damage().isEmpty() ? "" : ", which is damaged");
    }

    // The alerts of a rule that reports each match need no words.
    private static String matched(Matches.OfRule count) {
        String matched = number(count.matched(), "match", "matches");
        return count.alerts() == count.matched() ? matched : matched + ", " + number(count.alerts(), "alert", "alerts");
    }

    private static String number(long count, String one, String many) {
        return count == 0 ? "no " + one : count == 1 ? "1 " + one : String.format(Locale.ROOT, "%,d %s", count, many);
    }
}
