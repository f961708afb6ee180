package dev.remora.rules.run;

import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.rules.type.Policy;
import dev.remora.rules.type.Rule;
import dev.remora.rules.type.RuleSet;
import dev.remora.tracking.CaptureFinding;
import dev.remora.tracking.Tracker;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Rules and policies at work on one capture: frame after frame goes in, alerts and verdicts come out.
 *
 * <pre>{@code
 * Engine engine = new Engine(rules, Dissectors.load(), Settings.STANDARD, alert -> System.out.println(alert.message()));
 * capture.lookAhead(engine);                  // for speed only, where many connections are followed
 * while (capture.next(frame))
 *     if (engine.offer(frame).verdict() == Verdict.DENY)
 *         drop(frame);
 * engine.finish();
 * }</pre>
 *
 * <p>The caller owns the loop: there are no threads, clocks, files or sockets inside. Time is packet time, so that the same frames give the same answers.
 * Confined to one thread. Allocates nothing for a packet of a known connection about which nothing is found.
 */
public final class Engine implements Runner {
    private final Lane    lane;
    private final Judge   judge;
    private final Outcome outcome = new Outcome();
    private final Secret  secret  = new Secret();
    private boolean       over;
    private long          packets;

    /** An engine that has seen nothing. */
    public Engine(RuleSet rules, Dissectors dissectors, Settings settings, AlertSink sink) {
        this(rules, dissectors, settings, sink, Watch.NONE);
    }

    /** An engine that somebody watches. */
    Engine(RuleSet rules, Dissectors dissectors, Settings settings, AlertSink sink, Watch watch) {
        AlertSink counted = new Counted(Objects.requireNonNull(sink, "sink"), outcome);
        judge = new Judge(rules, counted);
        lane = new Lane(new Program(rules, dissectors, settings, secret), new Inline(judge, counted, settings.value(EngineSettings.RULINGS)), watch);
    }

    /**
     * Takes in the next frame of the capture. What the sink throws comes out here, and ends the run.
     *
     * @throws IllegalStateException behind {@link #finish}, and where a sink has thrown
     */
    public Outcome offer(Frame frame) {
        if (over)
            throw isOver();
        over = true;                     // until all is told: of a packet that was told half, nothing can be told again
        if (packets++ == 0)
            secret.draw(frame);
        outcome.alerts = 0;
        judge.advance(frame.timeNanos());
        lane.take(frame);
        outcome.verdict = lane.verdict();
        outcome.clause = lane.clause();
        over = false;
        return outcome;
    }

    /**
     * Lets packet time come to this, in nanoseconds since 1970, though no packet does: absences and ends that fall due before it are told. For drivers that know that no packet
     * from before this time is still to come, as where a live capture is quiet; any that comes all the same counts as of this time.
     */
    public void pass(long timeNanos) {
        if (packets == 0 || over)
            return;
        over = true;                     // as above
        judge.pass(timeNanos);
        lane.pass(timeNanos);
        over = false;
    }

    /** Fetches from memory what frames to come will need, see {@link Tracker#ahead}. */
    @Override
    public void ahead(Frame[] frames, int count) {
        lane.ahead(frames, count);
    }

    @Override
    public void take(Frame frame) {
        offer(frame);
    }

    /** What is thrown where a frame comes behind the end. */
    static IllegalStateException isOver() {
        return new IllegalStateException("this run is over: nothing is taken in behind finish() or a failure; open another engine for another capture");
    }

    /** Does nothing: a frame is evaluated when it is taken. */
    @Override
    public void catchUp() {}

    @Override
    public void finish() {
        if (over)
            return;
        over = true;
        lane.finish();
        judge.finish();
    }

    @Override
    public void close() {
        over = true;
    }

    @Override
    public List<RuleStats> stats() {
        return RuleStats.of(List.of(lane), judge.tally());
    }

    @Override
    public Costs costs() {
        return Costs.of(List.of(lane));
    }

    @Override
    public Map<Policy.Clause, Long> decided() {
        return PolicyCode.decided(List.of(lane));
    }

    @Override
    public Map<Policy.Clause, Long> silenced() {
        return PolicyCode.silenced(List.of(lane));
    }

    /** Stage 1. */
    Lane lane() {
        return lane;
    }

    /** What keys are worked out with. */
    Secret secret() {
        return secret;
    }

    /** Stage 2. */
    Judge judge() {
        return judge;
    }

    @Override
    public long packets() {
        return packets;
    }

    @Override
    public long connections() {
        return lane.tracker().counters().opened();
    }

    @Override
    public long strays() {
        return lane.tracker().counters().strays();
    }

    @Override
    public long evicted() {
        return lane.tracker().counters().evicted() + lane.tracker().counters().evictedHalfOpen();
    }

    @Override
    public long datagramsGivenUp() {
        return lane.datagramsGivenUp();
    }

    @Override
    public long patternsGivenUp() {
        return lane.patternsGivenUp();
    }

    @Override
    public boolean isCrowded() {
        return evicted() > 0;
    }

    @Override
    public List<CaptureFinding> captureFindings() {
        return lane.tracker().captureFindings();
    }

    /** Stage 1 finds, stage 2 hears at once. */
    private static final class Inline implements Findings {
        private final Judge                  judge;
        private final AlertSink              sink;
        private final EngineSettings.Rulings told;
        private final Settling               settling = new Settling();
        private boolean                      unsettled;

        Inline(Judge judge, AlertSink sink, EngineSettings.Rulings told) {
            this.judge = judge;
            this.sink = sink;
            this.told = told;
        }

        @Override
        public void unsettle() {
            unsettled = true;
        }

        @Override
        public void settle() {
            unsettled = false;
            settling.settle(judge);
        }

        @Override
        public void opened(int place) {
            judge.opened(place);
        }

        @Override
        public void ahead(Match match) {
            judge.ahead(match);
        }

        @Override
        public void match(Match match) {
            if (unsettled)
                settling.add(match);
            else
                judge.accept(match);
        }

        @Override
        public void ruling(Policy policy, Policy.Clause clause, boolean suppressed, Packet packet) {
            if (told.tells(clause, suppressed))
                sink.ruled(Ruling.of(policy, clause, suppressed, packet));
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
        public void silenced(Rule rule, long packet) {
            sink.silenced(rule, packet);
        }

        @Override
        public void ruled(Ruling ruling) {
            sink.ruled(ruling);
        }
    }
}
