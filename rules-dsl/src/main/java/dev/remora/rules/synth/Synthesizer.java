package dev.remora.rules.synth;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.type.Form;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Rule;
import dev.remora.rules.type.RuleFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the shortest packets it can that fire a rule, and a near miss.
 *
 * <pre>{@code
 * Synthesis found = new Synthesizer(Dissectors.load()).synthesize(file, rule);
 * if (found instanceof Synthesis.Found packets)
 *     System.out.print(packets.tests());
 * }</pre>
 *
 * <p>Proposals come from the rule's own demands, shortest first; the engine judges each. The search is bounded, and the same rule gives the same packets
 * each time. Immutable; safe for many threads.
 */
public final class Synthesizer {
    private static final int WITNESSES = 2_000;         // proposals looked at to say what could not be met

    private final Dissectors dissectors;

    /** A synthesizer over these protocols. */
    public Synthesizer(Dissectors dissectors) {
        this.dissectors = dissectors;
    }

    /**
     * Packets for a rule.
     *
     * @param file the file the rule is in; its suppressions hold
     */
    public Synthesis synthesize(RuleFile file, Rule rule) {
        Solver solver = new Solver();
        Trial trial = new Trial(dissectors, file, rule);
        List<List<Line>> proposals = new Attempts(solver).of(rule);
        Optional<List<Line>> firing = proposals.stream().takeWhile(lines -> !trial.isSpent()).filter(trial::fires).findFirst();
        if (firing.isEmpty())
            return new Synthesis.NotFound(rule, reasons(rule, trial, solver, proposals));
        List<Line> smallest = new Shrinking(trial, firing.get()).smallest();
        Optional<NearMisses.Change> miss = new NearMisses(rule, solver, smallest).changes()
                .filter(change -> trial.isWritable(change.lines()) && !trial.fires(change.lines())).findFirst();
        if (miss.isEmpty())
            return new Synthesis.NotFound(rule, List.of("it fires on `" + smallest.getFirst().text() + "`, and still does after each small change that was tried"));
        return new Synthesis.Found(rule, sequence(smallest, "", trial.reported(smallest)), sequence(miss.get().lines(), miss.get().words(), List.of()));
    }

    private static PacketSequence sequence(List<Line> lines, String note, List<Long> reported) {
        return new PacketSequence(lines.stream().map(Line::text).toList(), note, reported);
    }

    // Why none was found

    private static List<String> reasons(Rule rule, Trial trial, Solver solver, List<List<Line>> proposals) {
        List<String> reasons = new ArrayList<>();
        if (proposals.isEmpty())
            solver.conflicts().forEach(conflict -> reasons.add("no packet meets " + conflict));
        unmet(rule).forEach((text, atom) -> {
            Trial alone = trial.of(only(rule, atom));
            if (!proposals.isEmpty() && proposals.stream().limit(WITNESSES).noneMatch(alone::fires))
                reasons.add("no packet was found that meets `" + text + "`");
        });
        if (reasons.isEmpty())
            reasons.add("each demand can be met alone, but none of the " + proposals.size() + " sequences that were tried meets all of them");
        return reasons;
    }

    private static Map<String, Predicate> unmet(Rule rule) {
        Map<String, Predicate> atoms = new LinkedHashMap<>();
        rule.form().predicates().stream().limit(1).flatMap(predicate -> Atom.conjunctions(predicate).stream()).flatMap(List::stream)
                .forEach(atom -> atoms.put(atom.text(), atom.holds() ? atom.predicate() : new Predicate.Not(atom.predicate().origin(), atom.predicate())));
        return atoms;
    }

    private static Rule only(Rule rule, Predicate atom) {
        return new Rule(rule.origin(), rule.name(), rule.title(), rule.severity(), rule.occasion(), new Form.Each(atom), rule.assumption(), rule.message(),
                rule.because(), rule.benign(), rule.see(), rule.mostKeys());
    }
}
