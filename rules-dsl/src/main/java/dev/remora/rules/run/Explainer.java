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
import dev.remora.rules.syntax.PolicyClause.Verdict;
import java.util.ArrayList;
import java.util.BitSet;
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
 * <p>The packets before have to be offered, since connections and counts depend on them. Explaining changes nothing, as long as no key has to make room: any number
 * of packets of one capture may be explained, and the engine gives the same alerts. What a rule makes of a packet may be known only later, as an absence is:
 * {@link Later} hears of that, and {@link Inquiry} waits for it. Confined to one thread. Offering costs what {@link Engine#offer} does; explaining allocates.
 */
public final class Explainer {
    private final RuleSet                  rules;
    private final Engine                   engine;
    private final Later                    later;
    private final List<Rule>               all;
    private final List<Witness>            witnesses = new ArrayList<>();
    private final List<List<Witness.Note>> notes     = new ArrayList<>();
    private final List<Explanation>        last      = new ArrayList<>();   // what was said of the packet that was taken in last
    private final BitSet                   reported  = new BitSet();        // of that packet, by rule
    private final BitSet                   silenced  = new BitSet();
    private boolean                        watching;
    private long                           number;
    private long                           timeNanos;

    /** Hears what came of packets later than they were explained. */
    @FunctionalInterface
    public interface Later {
        /** A rule reports a packet from before, or would, but for a suppression. */
        void became(Rule rule, long packet, Outcome outcome);
    }

    /** An explainer of these rules and policies that has seen nothing. */
    public Explainer(RuleSet rules, Dissectors dissectors, Settings settings) {
        this(rules, dissectors, settings, (rule, packet, outcome) -> {});
    }

    /** As {@link #Explainer(RuleSet, Dissectors, Settings)}, and says what comes of packets later. */
    public Explainer(RuleSet rules, Dissectors dissectors, Settings settings, Later later) {
        this.rules = rules;
        this.later = later;
        this.all = rules.rules();
        this.engine = new Engine(rules, dissectors, settings, new Ear(), this::watched);
        Twins twins = new Twins(dissectors.catalogue());
        for (int i = 0; i < all.size(); i++) {
            witnesses.add(new Witness(all.get(i), rules.suppressions(), new Ledger(engine.judge().keeper(i), engine.judge(), twins, engine.secret()), twins));
            notes.add(new ArrayList<>());
        }
    }

    private final class Ear implements AlertSink {
        @Override
        public void alert(Alert alert) {
            hear(alert.rule(), alert.packet(), Outcome.REPORTS, reported);
        }

        @Override
        public void silenced(Rule rule, long packet) {
            hear(rule, packet, Outcome.SILENCED, silenced);
        }
    }

    private void hear(Rule rule, long packet, Outcome outcome, BitSet now) {
        if (packet != number)
            later.became(rule, packet, outcome);
        else if (watching)
            now.set(index(rule));
    }

    private int index(Rule rule) {
        int index = 0;
        while (all.get(index) != rule)
            index++;
        return index;
    }

    // The rule is looked up when it looks, since it is compiled before its witness is there.
    private Look watched(int rule, Look look) {
        return new Look() {
            @Override
            boolean at(Packet packet, Match match) {
                if (watching)
                    note(rule, packet);
                return look.at(packet, match);
            }
        };
    }

    private void note(int rule, Packet packet) {
        notes.get(rule).add(witnesses.get(rule).note(Acquaintances.event(all.get(rule).occasion(), packet), packet));
    }

    /** Takes in a packet that nobody asks about. */
    public void offer(Frame frame) {
        begin(frame);
        engine.offer(frame);
    }

    private void begin(Frame frame) {
        last.clear();
        reported.clear();
        silenced.clear();
        number = frame.number();
        timeNanos = frame.timeNanos();
    }

    /** The packet that was taken in last, with what tracking says of it; holds until the next one. */
    public Packet packet() {
        return engine.lane().packet();
    }

    /**
     * Takes in the next packet, and says what each rule, and then each policy, makes of it, in their order: as far as that is known by now. It stands in the place of
     * {@link #offer}: a packet that is given to both is two packets, and counts twice.
     */
    public List<Explanation> explain(Frame frame) {
        begin(frame);
        watch(() -> engine.offer(frame));
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).occasion() == Occasion.PACKET && notes.get(i).isEmpty())
                note(i, packet());                                          // the engine knew without looking
            last.add(rule(i, List.of()));
        }
        for (Policy policy : rules.policies())
            last.add(policy(policy));
        return List.copyOf(last);
    }

    /** Takes in the end of the capture; where the packet before it was explained, says what is made of that now: connections end with it. */
    public List<Explanation> finish() {
        if (last.isEmpty()) {
            engine.finish();
            return List.of();
        }
        BitSet before = (BitSet) reported.clone();
        before.or(silenced);
        watch(engine::finish);
        for (int i = 0; i < all.size(); i++)
            if (!notes.get(i).isEmpty() || reported.get(i) || silenced.get(i) && !before.get(i))
                last.set(i, rule(i, ((Explanation.OfRule) last.get(i)).looks()));
        return List.copyOf(last);
    }

    private void watch(Runnable step) {
        notes.forEach(List::clear);
        watching = true;
        try {
            step.run();
        } finally {
            watching = false;
        }
    }

    /** Packet time, in nanoseconds since 1970: the latest so far. */
    long now() {
        return engine.judge().now();
    }

    /** When the packet happened that it has come to: later than {@link #now} where its time stamp is not believed yet. */
    long moment() {
        return engine.judge().moment();
    }

    private Explanation rule(int index, List<Explanation.Look> before) {
        Rule rule = all.get(index);
        List<Explanation.Look> looks = new ArrayList<>(before);
        notes.get(index).forEach(note -> looks.add(note.finish()));
        boolean matched = looks.stream().anyMatch(Explanation.Look::matched);
        Outcome outcome = reported.get(index) ? Outcome.REPORTS
                : looks.isEmpty() ? Outcome.PASSED_OVER : !matched ? Outcome.FAILS : silenced.get(index) ? Outcome.SILENCED : Outcome.MATCHES;
        return new Explanation.OfRule(rule, number, timeNanos, outcome, looks, looks.isEmpty() ? Acquaintances.passedOver(rule.occasion()) : "");
    }

    private Explanation policy(Policy policy) {
        Condition applies = policy.applies() == null ? null : Conditions.explain(policy.applies(), packet());
        boolean open = applies == null || applies.holds();
        List<Decision> decisions = new ArrayList<>();
        for (Policy.Clause clause : policy.clauses()) {
            Condition condition = clause.condition() == null ? null : Conditions.explain(clause.condition(), packet());
            boolean holds = condition == null || condition.holds();
            Course course = !open ? Course.NOT_REACHED : holds ? Course.DECIDES : Course.FAILS;
            decisions.add(new Decision(clause, course, condition, course == Course.DECIDES && clause.verdict() != Verdict.ALLOW ? silences(clause) : List.of()));
            open &= !holds;
        }
        return new Explanation.OfPolicy(policy, number, timeNanos, applies, decisions);
    }

    private List<Explanation.Silence> silences(Policy.Clause clause) {
        return Witness.silences(rules.suppressions().stream().filter(suppression -> suppression.target().equals(clause.name())).toList(), packet());
    }
}
