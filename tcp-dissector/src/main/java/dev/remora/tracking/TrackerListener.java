package dev.remora.tracking;

import dev.remora.packet.Packet;
import java.util.List;

/**
 * Is told what happens to connections, in packet order. A {@link Connection} is valid during the call.
 *
 * <p>Called on the thread of the tracker, which allocates nothing for it; must not call the tracker. Should not throw: what it throws comes out of the call of the tracker, which
 * has then taken in only a part of the packet.
 */
public interface TrackerListener {
    /** Ignores everything. */
    TrackerListener NOBODY = new TrackerListener() {};

    /** A first packet was seen. Also for packets that belong to no connection, see {@link Connection#isStray}. */
    default void opened(Connection connection, Packet packet) {}

    /** A packet of a connection was taken in; also of those that are none, see {@link Connection#isStray}. Not for ICMP errors, see {@link #quoted}. */
    default void packet(Connection connection, Packet packet, Tracked tracked) {}

    /** An end of a TCP connection is about to change its state: it still has the old state and the time since when it has had it. */
    default void changing(Connection connection, Side side, TcpState from, TcpState.Arrow arrow, Cue cue, Moment at) {}

    /** An ICMP error quotes a packet of a connection; see {@link Tracked#isRelated}. */
    default void quoted(Connection connection, Packet packet, Tracked tracked) {}

    /**
     * An end of a TCP connection changed its state.
     *
     * @param arrow the new state and the section that says so
     * @param cue   what happened to the end
     * @param at    number of the packet, and time; for a timer, its deadline, which lies before the packet that showed that it had passed
     */
    default void changed(Connection connection, Side side, TcpState from, TcpState.Arrow arrow, Cue cue, Moment at) {}

    /** The connection is over (see {@link Connection#endReason}): both ends are done, or it is about to be forgotten. Called once; late packets may still follow. */
    default void closed(Connection connection) {}

    /** The tracker is about to forget the connection: its counts are final. */
    default void forgotten(Connection connection) {}

    /** One listener that passes everything on to these, in order. */
    static TrackerListener all(TrackerListener... listeners) {
        return listeners.length == 1 ? listeners[0] : new Listeners(List.of(listeners));
    }

    /** Where in the capture something happened. */
    interface Moment {
        /** Number of the packet, from 1. */
        long packet();

        /** Nanoseconds since 1970. */
        long timeNanos();
    }
}
