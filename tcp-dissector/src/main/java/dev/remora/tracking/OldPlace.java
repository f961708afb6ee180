package dev.remora.tracking;

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
        next = c.get(Slots.NEXT);
        acked = c.get(Slots.ACKED);
        edge = c.get(Slots.EDGE);
        missed = c.get(Slots.MISSED);
        timestamp = c.get(Slots.TIMESTAMP);
        states = c.flags() & STATES;
    }

    /** Whether a segment carries the octets that both ends waited for then, no end having closed since. */
    boolean fits(Connection c, Segment s, int from) {
        return isKept && s.has(Segment.ACK) && !s.hasAny(Segment.SYN | Segment.RST) && s.end != s.seq
                && s.seq == half(next, from) && s.ack == half(next, 1 - from) && states == (c.flags() & STATES);
    }

    private static int half(long pair, int side) {
        return (int) (pair >>> (side << 5));
    }

    void restore(Connection c) {
        isKept = false;
        c.put(Slots.NEXT, next);
        c.put(Slots.ACKED, acked);
        c.put(Slots.EDGE, edge);
        c.put(Slots.MISSED, missed);
        c.put(Slots.TIMESTAMP, timestamp);
        c.clear(Flags.GAPS | Flags.GAPS << 1);
    }
}
