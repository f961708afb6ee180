package dev.remora.tracking;

import static dev.remora.tracking.Pair.half;

/** Where a connection was before it was taken to go on behind a hole, so that it can go back there. Allocates nothing. */
final class OldPlace {
    private static final long STATES = 0xFF | Flags.FIN_SENT | Flags.FIN_SENT << 1;

    private boolean isKept;
    private long    next;
    private long    acked;
    private long    edge;
    private long    missed;
    private long    timestamp;
    private long    states;

    void keep(Connection c) {
        isKept = true;
        next = c.next;
        acked = c.acked;
        edge = c.edge;
        missed = c.extras().missed;
        timestamp = c.timestamp;
        states = c.flags() & STATES;
    }

    /** Whether a segment carries the octets that both ends waited for then, no end having closed since. */
    boolean fits(Connection c, Segment s, int from) {
        return isKept && s.has(Segment.ACK) && !s.hasAny(Segment.SYN | Segment.RST) && s.end != s.seq
                && s.seq == half(next, from) && s.ack == half(next, 1 - from) && states == (c.flags() & STATES);
    }

    void restore(Connection c) {
        isKept = false;
        c.next = next;
        c.acked = acked;
        c.edge = edge;
        c.extras().missed = missed;
        c.timestamp = timestamp;
        c.clear(Flags.GAPS | Flags.GAPS << 1);
    }
}
