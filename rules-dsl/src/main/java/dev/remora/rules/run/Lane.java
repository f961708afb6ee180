package dev.remora.rules.run;

import dev.remora.analysis.Analysis;
import dev.remora.dissect.Dissection;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.reassembly.Reassembler;
import dev.remora.rules.compile.Compiler;
import dev.remora.rules.compile.Twins;
import dev.remora.rules.syntax.PolicyClause.Verdict;
import dev.remora.rules.type.Occasion;
import dev.remora.rules.type.Policy;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Rule;
import dev.remora.tracking.Connection;
import dev.remora.tracking.Tracked;
import dev.remora.tracking.Tracker;
import dev.remora.tracking.TrackingSettings;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Stage 1: dissects and tracks packets, and evaluates on each what rules and policies ask of it.
 *
 * <p>Confined to one thread. Allocates nothing for a packet of a known connection about which nothing is found.
 */
final class Lane {
    private final Dissection          dissection;
    private final Tracker             tracker;
    private final ConnectionEvents    events;
    private final Findings            findings;
    private final Describer           describer;
    private final Match               match       = new Match();
    private final Found               found;
    private final Candidates          candidates;
    private final Compiler            compiler;
    private final KeyReader.Shared    keys;
    private final ConnectionNumbers   connections = new ConnectionNumbers();
    private final Underway            underway;
    private final boolean             isWatched;
    private final @Nullable Analysis  analysis;       // null: no rule asks for what it says
    private final boolean             isAlone;           // no other lane tracks other connections
    private final List<RuleCode>      onPacket;
    private final List<RuleCode>      onOpen;
    private final List<RuleCode>      onEstablished;
    private final PolicyCode[]        policies;
    private final RuleCode[]          rules;
    private final @Nullable Stopwatch stopwatch;     // null: nobody asks what rules cost

    private Policy.@Nullable Clause clause;
    private Packet                  packet = new Packet();

    Lane(Program program, Findings findings, Watch watch) {
        this.findings = findings;
        compiler = new Compiler();
        Twins twins = new Twins(program.dissectors().catalogue());
        List<Rule> all = program.rules().rules();
        List<Policy> decide = program.rules().policies();
        underway = new Underway(all);
        keys = new KeyReader.Shared(twins, program.secret(), connections);
        List<Looks> looks = IntStream.range(0, all.size()).mapToObj(i -> new Looks(i, all.get(i), keys, underway)).toList();
        candidates = new Candidates(all, looks, decide, compiler);
        found = new Found(all.size() + 1);
        rules = new RuleCode[all.size()];
        for (int i = 0; i < rules.length; i++) {
            Rule rule = all.get(i);
            List<Predicate> predicates = rule.form().predicates();
            rules[i] = new RuleCode(rule, i, looks.get(i).of(place -> compiler.compile(predicates.get(place))), watch);
        }
        LongSupplier clock = program.settings().value(EngineSettings.CLOCK);
        stopwatch = clock == EngineSettings.NO_CLOCK ? null : new Stopwatch(rules.length, clock);
        isWatched = watch != Watch.NONE;
        isAlone = program.settings().value(TrackingSettings.SHARE).count() == 1;
        onPacket = on(Occasion.PACKET);
        onOpen = on(Occasion.OPEN);
        onEstablished = on(Occasion.ESTABLISHED);
        policies = decide.stream().map(p -> new PolicyCode(p, program.rules().suppressions())).toArray(PolicyCode[]::new);
        describer = new Describer(program, compiler, twins, connections);
        dissection = program.dissectors().open(program.settings());
        events = new ConnectionEvents(on(Occasion.STATE), on(Occasion.CLOSE), this);
        tracker = new Tracker(program.settings(), Memory.listening(program.rules(), program.settings(), events));
        analysis = Memory.isAnalysed(program.rules()) ? new Analysis(program.settings()) : null;
    }

    private List<RuleCode> on(Occasion occasion) {
        return Arrays.stream(rules).filter(code -> code.rule.occasion() == occasion).toList();
    }

    /** Fetches from memory what frames to come will need. */
    void ahead(Frame[] frames, int count) {
        tracker.ahead(frames, count);
    }

    /** Looks at a frame. */
    void take(Frame frame) {
        if (stopwatch != null)
            stopwatch.start();
        follow(frame);
        if (stopwatch != null)
            stopwatch.stop();
    }

    private void follow(Frame frame) {
        clause = null;
        passTo(frame);
        packet = dissection.dissect(frame);
        if (analysis != null)
            analysis.analyse(packet);
        if (isAlone)
            tracker.watch(packet);
        events.at(packet);
        Tracked tracked = tracker.follow(packet);
        if (!tracked.isForeign())
            judge(packet, tracked);
    }

    /** Goes past a frame that another lane looks at. */
    void pass(Frame frame) {
        passTo(frame);
        dissection.pass(frame);
    }

    /** Goes past a frame that another lane looks at, and keeps what its fragments are part of. */
    void overhear(Frame frame) {
        passTo(frame);
        dissection.dissect(frame);
    }

    /** Lets time pass where no frame comes. */
    void pass(long timeNanos) {
        events.passTo(timeNanos);
        findings.unsettle();
        tracker.pass(timeNanos);
        findings.settle();
    }

    private void passTo(Frame frame) {
        events.passTo(frame);
        findings.unsettle();
        tracker.pass(frame);
        findings.settle();
    }

    private void judge(Packet packet, Tracked tracked) {
        findings.judging();
        Candidates.Agenda agenda = lookAt(packet);
        if (tracked.hasOpened())
            for (int i = 0; i < onOpen.size(); i++)
                look(onOpen.get(i), packet);
        if (tracked.hasCompleted())
            for (int i = 0; i < onEstablished.size(); i++)
                look(onEstablished.get(i), packet);
        for (int i = 0; i < agenda.policies(); i++)
            decide(policies[agenda.policy(i)], agenda.decision(agenda.policy(i)), packet);
    }

    // Only the rules that the packet can concern; all where somebody watches who wants to know of each.
    private Candidates.Agenda lookAt(Packet packet) {
        if (stopwatch != null)
            stopwatch.begin();
        keys.turn();
        Candidates.Agenda agenda = candidates.of(packet);
        if (stopwatch != null)
            stopwatch.end(rules.length);
        if (isWatched)
            for (int i = 0; i < onPacket.size(); i++)
                look(onPacket.get(i), packet);
        else
            look(agenda, packet);
        return agenda;
    }

    // Where the time of each rule is taken, stage 2 hears of each at once.
    private void look(Candidates.Agenda agenda, Packet packet) {
        for (int i = 0; i < agenda.size(); i++) {
            RuleCode code = rules[agenda.rule(i)];
            Look look = agenda.look(i);
            if (stopwatch != null)
                look(code, look, packet);
            else if (look.isOnlyNext && underway.isIdle(code.index, packet))
                code.passOver();
            else if (code.finds(look, packet, found.next(), describer) && isNews(code, packet, found.next()))
                found.keep();
        }
        found.tell(findings);
    }

    /** Lets a rule look at a packet, or at what stands for one; whether it matched. */
    boolean look(RuleCode code, Packet packet) {
        keys.turn();
        return look(code, code.look, packet);
    }

    private boolean look(RuleCode code, Look look, Packet packet) {
        if (stopwatch == null)
            return lookNow(code, look, packet);
        stopwatch.begin();
        boolean matched = lookNow(code, look, packet);
        stopwatch.end(code.index);
        return matched;
    }

    private boolean lookNow(RuleCode code, Look look, Packet packet) {
        if (!code.finds(look, packet, match, describer))
            return false;
        if (isNews(code, packet, match))
            findings.match(match);
        return true;
    }

    private boolean isNews(RuleCode code, Packet packet, Match of) {
        return !of.isIdle && underway.note(code.index, of, packet);
    }

    /** Whether a rule would match, without telling. */
    boolean matches(RuleCode code, Packet packet) {
        keys.turn();
        match.begin(code.index, describer, packet);
        return code.glance.at(packet, match);
    }

    private void decide(PolicyCode code, Decision decision, Packet packet) {
        int index = code.decide(decision, packet);
        if (index == Decision.NONE)
            return;
        Policy.Clause decided = code.policy.clauses().get(index);
        findings.ruling(code.policy, decided, code.isSilenced(index, packet), packet);
        if (clause == null || decided.verdict().compareTo(clause.verdict()) > 0)
            clause = decided;
    }

    /** What the policies decide about the last packet: the most severe of their verdicts. */
    Verdict verdict() {
        return clause == null ? Verdict.ALLOW : clause.verdict();
    }

    /** The clause that gave the verdict; null where no policy is about the packet. */
    Policy.@Nullable Clause clause() {
        return clause;
    }

    /** A connection was opened. */
    void opened(Connection connection) {
        connections.opened(connection);
        underway.opened(connection.place());
        findings.opened(connection.place());
    }

    /** Index of the layer whose connection is being tracked. */
    int layer() {
        return tracker.layer();
    }

    /** Forgets all connections: the capture is over. */
    void finish() {
        findings.unsettle();
        tracker.finish();
        findings.settle();
    }

    /** The rules with what was counted of them. */
    RuleCode[] rules() {
        return rules;
    }

    /** What samples the time that rules take; null where nobody asks. */
    @Nullable
    Stopwatch stopwatch() {
        return stopwatch;
    }

    /** Datagrams that were given up because fragments of too many were there at a time. */
    long datagramsGivenUp() {
        return dissection.part(Reassembler.PART).evicted();
    }

    /** How often a pattern took more steps than it may, and so was taken not to match. */
    long patternsGivenUp() {
        return compiler.effort().patternsGivenUp();
    }

    /** The policies with what was counted of them. */
    PolicyCode[] policies() {
        return policies;
    }

    /** The last packet, with what tracking says of it; holds until the next is taken. */
    Packet packet() {
        return packet;
    }

    /** Follows the connections. */
    Tracker tracker() {
        return tracker;
    }
}
