package dev.remora.cli;

import dev.remora.packet.Frame;
import dev.remora.rules.explain.Condition;
import dev.remora.rules.explain.Explanation;
import dev.remora.rules.explain.Explanation.Outcome;
import dev.remora.rules.run.Explainer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a rule or policy makes of all packets of a capture, and which of those that it passes by came nearest: one packet for each thing that stood in the way.
 *
 * <p>A packet is the nearer the more of what must hold does. Holds a bounded number of explanations, whatever the length of the capture.
 */
final class NearMisses {
    private static final int MOST  = 1_000;                               // different obstacles that are told apart
    private static final int SHOWN = 3;
    private static final int NAMED = 10;                                  // packets that are listed

    private final Explainer       explainer;
    private final ExplanationView view;

    private final Map<Outcome, List<Long>> packets = new EnumMap<>(Outcome.class);    // the first of each outcome
    private final Map<Outcome, Long>       counts  = new EnumMap<>(Outcome.class);
    private final Map<String, Long>        clauses = new LinkedHashMap<>();           // of a policy, how many packets each decides about
    private final Map<String, Miss>        misses  = new LinkedHashMap<>();

    private @Nullable Explanation waiting;                                // what kept most, of what matched and is not reported
    private double                progress = -1;
    private long                  seen;

    /** A packet that did not match, and how many others had the same in the way. */
    private static final class Miss {
        final Explanation first;
        final double      nearness;
        long              count;

        Miss(Explanation first, double nearness) {
            this.first = first;
            this.nearness = nearness;
        }
    }

    /** One thing that stood in the way: the first packet it stopped, and how many it did. */
    record Obstacle(Explanation first, long count) {}

    NearMisses(Explainer explainer, ExplanationView view) {
        this.explainer = explainer;
        this.view = view;
    }

    /** Reads a capture, and shows what came of it. */
    void read(Replay replay, String capture) throws IOException {
        replay.frames(capture, (Frame frame) -> {
            seen++;
            switch (explainer.explain(frame).getFirst()) {
                case Explanation.OfRule rule -> rule(rule);
                case Explanation.OfPolicy policy -> policy(policy);
            }
        });
        view.summary(this);
    }

    private void rule(Explanation.OfRule rule) {
        count(rule.outcome(), rule.packet());
        if (rule.outcome() == Outcome.MATCHES)
            rule.telling().ifPresent(look -> waits(rule, look.standing().progress()));
        if (rule.outcome() == Outcome.FAILS)
            rule.telling().ifPresent(look -> miss(rule, look.parts().getFirst().condition(), look.nearness()));
    }

    private void policy(Explanation.OfPolicy policy) {
        count(policy.holds() ? Outcome.MATCHES : Outcome.FAILS, policy.packet());
        policy.decision().ifPresent(decision -> clauses.merge(decision.clause().name(), 1L, Long::sum));
        if (!policy.holds() && policy.applies() != null)
            miss(policy, policy.applies(), policy.applies().nearness());
    }

    private void waits(Explanation.OfRule rule, double far) {
        if (far > progress) {
            waiting = rule;
            progress = far;
        }
    }

    private void count(Outcome outcome, long packet) {
        counts.merge(outcome, 1L, Long::sum);
        List<Long> first = packets.computeIfAbsent(outcome, o -> new ArrayList<>());
        if (first.size() < NAMED)
            first.add(packet);
    }

    private void miss(Explanation explanation, Condition condition, double nearness) {
        String obstacle = nearness + " " + String.join(" ", condition.deciders().stream().map(leaf -> leaf.isAbsent() ? "no " + leaf.text() : leaf.text()).toList());
        if (misses.size() < MOST)
            misses.putIfAbsent(obstacle, new Miss(explanation, nearness));
        Miss miss = misses.get(obstacle);
        if (miss != null)
            miss.count++;
    }

    /** Packets of the capture. */
    long packets() {
        return seen;
    }

    /** How many packets had this outcome. */
    long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    /** The first of them. */
    List<Long> first(Outcome outcome) {
        return packets.getOrDefault(outcome, List.of());
    }

    /** How many packets each clause of a policy decides about. */
    Map<String, Long> clauses() {
        return clauses;
    }

    /** Of the packets that matched and are not reported, the first for which the rule had counted most, or had come farthest in its steps. */
    Optional<Explanation> waiting() {
        return Optional.ofNullable(waiting);
    }

    /** What came nearest to a match, the nearest first. */
    List<Obstacle> nearest() {
        return misses.values().stream().sorted(Comparator.comparingDouble((Miss miss) -> -miss.nearness)).limit(SHOWN)
                .map(miss -> new Obstacle(miss.first, miss.count)).toList();
    }
}
