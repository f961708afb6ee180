package dev.remora.tracking;

/**
 * A change of state at one end of a TCP connection. Immutable.
 *
 * @param packet    number of the packet that brought it, or that showed that a timer had run out
 * @param timeNanos when, in nanoseconds since 1970; a timer's deadline where a timer brought it
 * @param side      the end
 * @param from      its state before
 * @param to        its state from now on
 * @param cue       what happened to it
 * @param certainty how the new state is known
 * @param rfc       the section that says so
 */
public record Transition(long packet, long timeNanos, Side side, TcpState from, TcpState to, Cue cue, Certainty certainty, String rfc) {
    /** The new state, and how it is known. */
    public KnownState reached() {
        return new KnownState(to, certainty);
    }

    /** The change that a listener is told of. */
    static Transition of(Connection connection, Side side, TcpState from, TcpState.Arrow arrow, Cue cue, TrackerListener.Moment at) {
        return new Transition(at.packet(), at.timeNanos(), side, from, arrow.to(), cue, connection.certainty(side), arrow.rfc());
    }
}
