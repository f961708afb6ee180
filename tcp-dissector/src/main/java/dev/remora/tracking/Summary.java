package dev.remora.tracking;

import java.util.List;

/**
 * A connection as a value that you can keep. Immutable.
 *
 * @param id           see {@link Connection#id}
 * @param identifier   of an ICMP exchange; 0 for others
 * @param start        time of the first packet, nanoseconds since 1970
 * @param last         time of the last packet
 * @param isStray      whether these are packets that belong to no connection
 * @param handshakeRtt nanoseconds; -1 where the handshake was not seen
 * @param transitions  changes of state in order; empty where nobody asked for them
 */
public record Summary(long id, Transport transport, int identifier, End originator, End responder, long start, long last, ConnState connState, String history,
        boolean isMidstream, boolean isStray, boolean isCompleted, boolean hasIcmpError, Certainty certainty, long handshakeRtt, EndReason endReason,
        List<Transition> transitions) {
    /**
     * One end.
     *
     * @param octets      of payload
     * @param ipOctets    of datagrams
     * @param frameOctets of frames on the wire
     * @param missed      octets that it sent and the capture lacks
     */
    public record End(Endpoint endpoint, TcpState state, Certainty certainty, long packets, long octets, long ipOctets, long frameOctets, long missed) {
        /** Its state, and how that is known. */
        public KnownState known() {
            return new KnownState(state, certainty);
        }

        private static End of(Connection c, Side side) {
            return new End(c.endpoint(side), c.state(side), c.certainty(side), c.packets(side), c.octets(side), c.ipOctets(side), c.frameOctets(side),
                    c.missed(side));
        }
    }

    /** A summary of a connection as it is now. */
    public static Summary of(Connection c, List<Transition> transitions) {
        return new Summary(c.id(), c.transport(), c.identifier(), End.of(c, Side.ORIGINATOR), End.of(c, Side.RESPONDER), c.start(), c.last(), c.connState(),
                c.history(), c.isMidstream(), c.isStray(), c.isCompleted(), c.hasIcmpError(), c.certainty(), c.handshakeRtt(), c.endReason(),
                List.copyOf(transitions));
    }

    /** The end on a side. */
    public End end(Side side) {
        return side == Side.ORIGINATOR ? originator : responder;
    }
}
