package dev.remora.rules.synth;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.type.Rule;
import dev.remora.rules.type.RuleFile;
import java.util.List;
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
    private static final long SEARCH    = 100_000;           // packets that are looked at for one that fires
    private static final long SHRINKING = 3_000_000;         // packets that are looked at to take away what it does not need: some fifty floods

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
        Trials trials = new Trials(dissectors, file, rule, solver);
        Optional<List<Line>> firing = trials.firing(rule, SEARCH);
        if (firing.isEmpty())
            return new Synthesis.NotFound(rule, new Obstacles(trials, file, rule).all());
        Trial trial = new Trial(dissectors, file, List.of(rule), SHRINKING);
        List<Line> smallest = new Shrinking(trial, firing.get()).smallest();
        Optional<NearMisses.Change> miss = new NearMisses(rule, solver, smallest).changes().takeWhile(change -> !trial.isSpent())
                .filter(change -> trial.isWritable(change.lines()) && !trial.fires(change.lines())).findFirst();
        if (miss.isEmpty())
            return new Synthesis.NotFound(rule, List.of("it fires on `" + smallest.getFirst().text() + "`, and still fires after each small change that was tried"));
        return new Synthesis.Found(rule, sequence(smallest, "", trial.reported(smallest)), sequence(miss.get().lines(), miss.get().words(), List.of()));
    }

    private static PacketSequence sequence(List<Line> lines, String note, List<Long> reported) {
        return new PacketSequence(lines.stream().map(Line::text).toList(), note, reported);
    }
}
