package dev.remora.cli;

import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.rules.explain.Condition;
import dev.remora.rules.explain.Explanation;
import dev.remora.rules.explain.Explanation.Outcome;
import dev.remora.rules.run.Explainer;
import dev.remora.rules.type.Policy;
import dev.remora.rules.type.RuleSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a rule or policy makes of all packets of a capture, and which of those that it passes by came nearest: one packet for each thing that stood in the way.
 *
 * <p>A packet is the nearer the more of what must hold does. Holds a bounded number of explanations, whatever the length of the capture.
 */
final class NearMisses {
    private static final int MOST  = 1_000;                               // different obstacles that are told apart
    private static final int SHOWN = 3;
    private static final int NAMED = 10;                                  // packets that are listed
    private static final int KEPT  = 1_000;                               // packets that are kept to be listed: some may be reported later

    private final Explainer       explainer;
    private final ExplanationView view;
    private final boolean         isOfPolicy;

    private final Map<Outcome, List<Long>> packets = new EnumMap<>(Outcome.class);    // the first of each outcome
    private final Map<Outcome, Long>       counts  = new EnumMap<>(Outcome.class);
    private final Map<String, Decided>     decided = new LinkedHashMap<>();           // of a policy, by clause
    private final Map<String, Miss>        misses  = new LinkedHashMap<>();

    private final List<Waiting> waiting = new ArrayList<>();              // of what matched and is not reported, what kept most first
    private List<Explanation>   last    = List.of();                      // of the packet that was read last
    private long                seen;

    /** A packet that matched and is not reported, and how far the rule had come. */
    private record Waiting(Explanation explanation, double progress) {}

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

    /** The packets that a clause of a policy decided about. */
    static final class Decided {
        final Policy.Clause clause;
        final List<Long>    first = new ArrayList<>();
        long                count;

        Decided(Policy.Clause clause) {
            this.clause = clause;
        }

        void add(long packet) {
            count++;
            if (first.size() < NAMED)
                first.add(packet);
        }
    }

    /** One thing that stood in the way: the first packet it stopped, and how many it did. */
    record Obstacle(Explanation first, long count) {}

    NearMisses(RuleSet subject, Dissectors dissectors, Settings settings, ExplanationView view) {
        this.explainer = new Explainer(subject, dissectors, settings, (rule, packet, outcome) -> became(packet, outcome));
        this.view = view;
        this.isOfPolicy = !subject.policies().isEmpty();
    }

    /** Whether a policy is asked about, and no rule. */
    boolean isOfPolicy() {
        return isOfPolicy;
    }

    /** Reads a capture, and shows what came of it. */
    void read(Replay replay, String capture) throws IOException {
        replay.frames(capture, (Frame frame) -> {
            seen++;
            List<Explanation> next = explainer.explain(frame);
            last.forEach(this::take);
            last = next;
        });
        if (replay.isUnread())
            return;
        explainer.finish().forEach(this::take);
        view.summary(this);
    }

    private void take(Explanation explanation) {
        switch (explanation) {
            case Explanation.OfRule rule -> rule(rule);
            case Explanation.OfPolicy policy -> policy(policy);
        }
    }

    // A packet that matched is reported, or silenced, later than it was read.
    private void became(long packet, Outcome outcome) {
        if (!last.isEmpty() && last.getFirst() instanceof Explanation.OfRule rule && rule.packet() == packet) {
            last = List.of(rule.with(outcome));
            return;
        }
        counts.merge(Outcome.MATCHES, -1L, Long::sum);
        packets.getOrDefault(Outcome.MATCHES, new ArrayList<>()).remove(packet);
        waiting.removeIf(one -> one.explanation().packet() == packet);
        count(outcome, packet);
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
        policy.decision().ifPresent(decision -> decided.computeIfAbsent(decision.clause().name(), name -> new Decided(decision.clause())).add(policy.packet()));
        if (!policy.holds() && policy.applies() != null)
            miss(policy, policy.applies(), policy.applies().nearness());
    }

    private void waits(Explanation.OfRule rule, double far) {
        int place = waiting.size();
        while (place > 0 && waiting.get(place - 1).progress() < far)
            place--;
        waiting.add(place, new Waiting(rule, far));
        if (waiting.size() > NAMED)
            waiting.removeLast();
    }

    private void count(Outcome outcome, long packet) {
        counts.merge(outcome, 1L, Long::sum);
        List<Long> first = packets.computeIfAbsent(outcome, o -> new ArrayList<>());
        int place = first.size();
        while (place > 0 && first.get(place - 1) > packet)
            place--;
        first.add(place, packet);
        if (first.size() > KEPT)
            first.removeLast();
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
        List<Long> all = packets.getOrDefault(outcome, List.of());
        return all.subList(0, Math.min(NAMED, all.size()));
    }

    /** What the clauses of a policy decided, those first that decided first. */
    Collection<Decided> decided() {
        return decided.values();
    }

    /** Of the packets that matched and are not reported, the first for which the rule had counted most, or had come farthest in its steps. */
    Optional<Explanation> waiting() {
        return waiting.stream().map(Waiting::explanation).findFirst();
    }

    /** What came nearest to a match, the nearest first. */
    List<Obstacle> nearest() {
        return misses.values().stream().sorted(Comparator.comparingDouble((Miss miss) -> -miss.nearness)).limit(SHOWN)
                .map(miss -> new Obstacle(miss.first, miss.count)).toList();
    }
}
