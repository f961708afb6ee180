package dev.remora.rules.run;

import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.rules.syntax.PolicyClause.Verdict;
import dev.remora.rules.type.Policy;
import dev.remora.rules.type.RuleSet;
import dev.remora.tracking.CaptureFinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules and policies at work on one capture: frame after frame goes in, alerts and verdicts come out.
 *
 * <pre>{@code
 * Engine engine = new Engine(rules, Dissectors.load(), Settings.STANDARD, alert -> System.out.println(alert.message()));
 * while (capture.next(frame))
 *     if (engine.offer(frame).verdict() == Verdict.DENY)
 *         drop(frame);
 * engine.finish();
 * }</pre>
 *
 * <p>The caller owns the loop: there are no threads, clocks, files or sockets inside. Time is packet time, so that the same frames give the same answers.
 * Confined to one thread. Allocates nothing for a packet of a known connection about which nothing is found.
 */
public final class Engine {
    private final Lane    lane;
    private final Judge   judge;
    private final Outcome outcome = new Outcome();
    private long          packets;

    /** An engine that has seen nothing. */
    public Engine(RuleSet rules, Dissectors dissectors, Settings settings, AlertSink sink) {
        this(rules, dissectors, settings, sink, Watch.NONE);
    }

    /** An engine that somebody watches. */
    Engine(RuleSet rules, Dissectors dissectors, Settings settings, AlertSink sink, Watch watch) {
        AlertSink counted = new Counted(sink, outcome);
        judge = new Judge(rules, counted);
        lane = new Lane(new Program(rules, dissectors, settings), new Inline(judge, counted, settings.value(EngineSettings.RULINGS)), watch);
    }

    /** Takes in the next frame of the capture. */
    public Outcome offer(Frame frame) {
        packets++;
        outcome.alerts = 0;
        judge.advance(frame.timeNanos());
        lane.take(frame);
        outcome.verdict = lane.verdict();
        outcome.clause = lane.clause();
        return outcome;
    }

    /** Ends what is still open: the capture is over. */
    public void finish() {
        lane.finish();
        judge.finish();
    }

    /** What was counted of each rule, in their order. */
    public List<RuleStats> stats() {
        List<RuleStats> stats = new ArrayList<>();
        for (Lane.RuleCode code : lane.rules())
            stats.add(RuleStats.of(code, judge.tally()));
        return stats;
    }

    /** How many packets each clause of each policy decided about, in their order. */
    public Map<Policy.Clause, Long> decided() {
        Map<Policy.Clause, Long> decided = new LinkedHashMap<>();
        for (PolicyCode code : lane.policies())
            for (int i = 0; i < code.decided.length; i++)
                decided.put(code.policy.clauses().get(i), code.decided[i]);
        return decided;
    }

    /** Stage 1. */
    Lane lane() {
        return lane;
    }

    /** Stage 2. */
    Judge judge() {
        return judge;
    }

    /** Packets so far. */
    public long packets() {
        return packets;
    }

    /** Connections so far. */
    public long connections() {
        return lane.tracker().counters().opened();
    }

    /** Pairs of endpoints whose packets belonged to no connection. */
    public long strays() {
        return lane.tracker().counters().strays();
    }

    /** Connections that had to make room for others. */
    public long evicted() {
        return lane.tracker().counters().evicted() + lane.tracker().counters().evictedHalfOpen();
    }

    /** What is wrong with the capture itself, apart from its traffic; whole after {@link #finish}. */
    public List<CaptureFinding> captureFindings() {
        return lane.tracker().captureFindings();
    }

    /** Stage 1 finds, stage 2 hears at once. */
    private record Inline(Judge judge, AlertSink sink, EngineSettings.Rulings told) implements Findings {
        @Override
        public void match(Match match) {
            judge.accept(match);
        }

        @Override
        public void ruling(Policy policy, Policy.Clause clause, Packet packet) {
            boolean tells = switch (told) {
                case NONE -> false;
                case SEVERE -> clause.verdict() != Verdict.ALLOW;
                case ALL -> true;
            };
            if (!tells)
                return;
            Facts facts = new Facts();
            facts.describe(packet);
            sink.ruled(new Ruling(policy, clause, facts.packet, facts.timeNanos, facts.source(), facts.destination()));
        }
    }

    /** Counts what is told of one packet. */
    private record Counted(AlertSink sink, Outcome outcome) implements AlertSink {
        @Override
        public void alert(Alert alert) {
            outcome.alerts++;
            sink.alert(alert);
        }

        @Override
        public void ended(Alert alert, Episode episode) {
            sink.ended(alert, episode);
        }

        @Override
        public void ruled(Ruling ruling) {
            sink.ruled(ruling);
        }
    }
}
