package dev.remora.rules.run;

import dev.remora.capture.Lookahead;
import dev.remora.packet.Frame;
import dev.remora.rules.type.Policy;
import dev.remora.tracking.CaptureFinding;
import java.util.List;
import java.util.Map;

/**
 * Rules and policies at work on one capture: on the caller's thread, or on several. What is told is the same, in the same order, as long as no connection has to make
 * room for another, see {@link #isCrowded}. Confined to one thread.
 */
public sealed interface Runner extends Lookahead, AutoCloseable permits Engine, ParallelEngine {
    /**
     * Takes in the next frame of the capture; its octets are not needed any more afterwards.
     *
     * @throws IllegalStateException behind {@link #finish} or {@link #close}, and where a sink has thrown
     */
    void take(Frame frame);

    /**
     * Evaluates all that was taken so far, and tells what was found, before it returns: for who has to wait for the next frame. Does nothing behind {@link #finish} or
     * {@link #close}.
     */
    void catchUp();

    /** Ends what is still open: the capture is over. From now on all that was counted can be asked for. Does nothing when called again, or behind {@link #close}. */
    void finish();

    /** What was counted of each rule, in their order. */
    List<RuleStats> stats();

    /** Where the time goes, where {@link EngineSettings#CLOCK} asks for it. */
    Costs costs();

    /** How many packets each clause of each policy decided about, in their order. */
    Map<Policy.Clause, Long> decided();

    /** How many decisions of each clause, to alert or to deny, a suppression silenced. */
    Map<Policy.Clause, Long> silenced();

    /** Packets so far. */
    long packets();

    /** Connections so far. */
    long connections();

    /** Pairs of endpoints whose packets belonged to no connection. */
    long strays();

    /** Connections that had to make room for others. */
    long evicted();

    /** Datagrams that were given up because fragments of too many were there at a time, see {@link dev.remora.reassembly.Reassembler#evicted}. */
    long datagramsGivenUp();

    /** How often a pattern of {@code matches} took more steps than it may, and so was taken not to match. */
    long patternsGivenUp();

    /**
     * Whether there were more connections at a time than {@link dev.remora.tracking.TrackingSettings#CONNECTIONS}, so that some had to make room: which ones depends on
     * the number of threads, and so do alerts that hang on them. Whole after {@link #finish}.
     */
    boolean isCrowded();

    /** What is wrong with the capture itself, apart from its traffic; whole after {@link #finish}. */
    List<CaptureFinding> captureFindings();

    /**
     * Ends the run without telling what is still open, which is for {@link #finish}, and lets go of the threads that an engine on several has until then. What was taken in is
     * told first, as an engine on one thread has told it at once; so what a sink throws comes out here, too, unless it has ended the run before.
     */
    @Override
    void close();
}
