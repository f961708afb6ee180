package dev.remora.rules.run;

import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.rules.compile.Twins;
import dev.remora.rules.explain.Condition;
import dev.remora.rules.explain.Conditions;
import dev.remora.rules.explain.Explanation;
import dev.remora.rules.explain.Explanation.Course;
import dev.remora.rules.explain.Explanation.Decision;
import dev.remora.rules.explain.Explanation.Outcome;
import dev.remora.rules.type.Occasion;
import dev.remora.rules.type.Policy;
import dev.remora.rules.type.Rule;
import dev.remora.rules.type.RuleSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers why: replays a capture through an engine of its own up to a packet, and says what each rule and policy makes of it.
 *
 * <pre>{@code
 * Explainer explainer = new Explainer(rules.only("syn-fin").orElseThrow(), Dissectors.load(), Settings.STANDARD);
 * while (capture.next(frame))
 *     if (frame.number() < 17)
 *         explainer.offer(frame);
 *     else if (frame.number() == 17)
 *         System.out.println(explainer.explain(frame).getFirst().sentence());
 * }</pre>
 *
 * <p>The packets before have to be offered, since connections and counts depend on them. Explaining changes nothing: any number of packets of one capture may be
 * explained, and the engine gives the same alerts. Confined to one thread. Offering costs what {@link Engine#offer} does; explaining allocates.
 */
public final class Explainer {
    private final RuleSet                  rules;
    private final Engine                   engine;
    private final List<Witness>            witnesses = new ArrayList<>();
    private final List<List<Witness.Note>> notes     = new ArrayList<>();
    private final List<Alert>              alerts    = new ArrayList<>();
    private boolean                        watching;

    /** An explainer of these rules and policies that has seen nothing. */
    public Explainer(RuleSet rules, Dissectors dissectors, Settings settings) {
        this.rules = rules;
        this.engine = new Engine(rules, dissectors, settings, this::hear, this::watched);
        Twins twins = new Twins(dissectors.catalogue());
        List<Rule> all = rules.rules();
        for (int i = 0; i < all.size(); i++) {
            witnesses.add(new Witness(all.get(i), rules.suppressions(), new Ledger(engine.judge().keeper(i), engine.judge(), twins), twins));
            notes.add(new ArrayList<>());
        }
    }

    private void hear(Alert alert) {
        if (watching)
            alerts.add(alert);
    }

    // The rule is looked up when it looks, since it is compiled before its witness is there.
    private Look watched(int rule, Look look) {
        return (packet, match) -> {
            if (watching)
                note(rule, packet);
            return look.at(packet, match);
        };
    }

    private void note(int rule, Packet packet) {
        notes.get(rule).add(witnesses.get(rule).note(Acquaintances.event(rules.rules().get(rule).occasion(), packet), packet));
    }

    /** Takes in a packet that nobody asks about. */
    public void offer(Frame frame) {
        engine.offer(frame);
    }

    /** The packet that was taken in last, with what tracking says of it; holds until the next one. */
    public Packet packet() {
        return engine.lane().packet();
    }

    /** Takes in the next packet, and says what each rule, and then each policy, makes of it, in their order. */
    public List<Explanation> explain(Frame frame) {
        alerts.clear();
        notes.forEach(List::clear);
        long[] silenced = silenced();
        watching = true;
        try {
            engine.offer(frame);
        } finally {
            watching = false;
        }
        List<Explanation> all = new ArrayList<>();
        for (int i = 0; i < notes.size(); i++)
            all.add(rule(i, frame, engine.judge().tally().silenced(i) > silenced[i]));
        for (Policy policy : rules.policies())
            all.add(policy(policy, frame));
        return all;
    }

    private long[] silenced() {
        long[] silenced = new long[notes.size()];
        for (int i = 0; i < silenced.length; i++)
            silenced[i] = engine.judge().tally().silenced(i);
        return silenced;
    }

    private Explanation rule(int index, Frame frame, boolean silenced) {
        Rule rule = rules.rules().get(index);
        if (rule.occasion() == Occasion.PACKET && notes.get(index).isEmpty())
            note(index, packet());                                          // the engine knew without looking
        List<Explanation.Look> looks = notes.get(index).stream().map(Witness.Note::finish).toList();
        boolean reported = alerts.stream().anyMatch(alert -> alert.rule().name().equals(rule.name()) && alert.packet() == frame.number());
        boolean matched = looks.stream().anyMatch(Explanation.Look::matched);
        Outcome outcome = reported ? Outcome.REPORTS
                : looks.isEmpty() ? Outcome.PASSED_OVER : !matched ? Outcome.FAILS : silenced ? Outcome.SILENCED : Outcome.MATCHES;
        return new Explanation.OfRule(rule, frame.number(), frame.timeNanos(), outcome, looks, looks.isEmpty() ? Acquaintances.passedOver(rule.occasion()) : "");
    }

    private Explanation policy(Policy policy, Frame frame) {
        Condition applies = policy.applies() == null ? null : Conditions.explain(policy.applies(), packet());
        boolean open = applies == null || applies.holds();
        List<Decision> decisions = new ArrayList<>();
        for (Policy.Clause clause : policy.clauses()) {
            Condition condition = clause.condition() == null ? null : Conditions.explain(clause.condition(), packet());
            boolean holds = condition == null || condition.holds();
            decisions.add(new Decision(clause, !open ? Course.NOT_REACHED : holds ? Course.DECIDES : Course.FAILS, condition));
            open &= !holds;
        }
        return new Explanation.OfPolicy(policy, frame.number(), frame.timeNanos(), applies, decisions);
    }
}
