package dev.remora.tracking;

import org.jspecify.annotations.Nullable;

/** Counts a connection's packets: what came lately in one number for each side, and all before in its {@link Totals}, which few need. */
class Tally extends Beside {
    // What was counted lately: packets, octets of frames, of datagrams and of payload
    private static final int  PACKETS_AT = 54;
    private static final int  FRAME_AT   = 36;
    private static final int  IP_AT      = 18;
    private static final int  MOST_ADDED = (1 << 16) - 1;
    private static final long FULL       = 1L << 63 | 1L << 53 | 1L << 35 | 1L << 17;    // the upper bits of all: while they are clear there is room for one packet more

    /** Nobody has sent much. */
    private static final Totals NOTHING = new Totals();

    private @Nullable Totals totals;        // once there is anything in them
    long                     recent;        // the originator's
    private long             recentBack;    // the responder's

    Tally(int number) {
        super(number);
    }

    final void clearCounts() {
        recent = 0;
        recentBack = 0;
        if (totals != null)
            totals.clear();
    }

    /**
     * Counts a packet that a side sent. Adds to what was counted lately, and only now and then to the totals.
     *
     * @param payload octets, likewise those of its datagram and its frame
     */
    final void count(int side, int payload, int datagram, int frame) {
        boolean isSmall = ((payload | datagram | frame) & ~MOST_ADDED) == 0;
        long added = 1L << PACKETS_AT;
        if (isSmall)
            added += (long) frame << FRAME_AT | (long) datagram << IP_AT | payload;
        else
            ownTotals().add(side, 0, payload, datagram, frame);
        long back = -(long) side;                                        // no branch: nobody can tell which end sends next
        recent += added & ~back;
        recentBack += added & back;
        if (((recent | recentBack) & FULL) != 0)
            settle(side);
    }

    /** Makes room; one packet stays, so that whether a side has sent any is told without the totals. */
    private void settle(int side) {
        long full = recent(side);
        ownTotals().add(side, (int) (full >>> PACKETS_AT) - 1, part(full, 0), part(full, IP_AT), part(full, FRAME_AT));
        if (side == 0)
            recent = 1L << PACKETS_AT;
        else
            recentBack = 1L << PACKETS_AT;
    }

    private Totals ownTotals() {
        Totals own = totals;
        if (own == null)
            totals = own = new Totals();
        return own;
    }

    private Totals totals() {
        Totals own = totals;
        return own == null ? NOTHING : own;
    }

    private static long part(long recent, int at) {
        return recent >>> at & (1 << FRAME_AT - IP_AT) - 1;
    }

    private long recent(int side) {
        return side == 0 ? recent : recentBack;
    }

    /** Whether a side has sent packets. */
    final boolean hasSent(int side) {
        return recent(side) >>> PACKETS_AT != 0;
    }

    /** Packets that a side sent. */
    final long packets(int side) {
        return totals().packets(side) + (recent(side) >>> PACKETS_AT) & 0xFFFF_FFFFL;
    }

    /** Octets of payload that a side sent. */
    final long octets(int side) {
        return totals().payload(side) + part(recent(side), 0);
    }

    /** Octets of datagrams that a side sent. */
    final long ipOctets(int side) {
        return totals().datagrams(side) + part(recent(side), IP_AT);
    }

    /** Octets of frames that a side sent. */
    final long frameOctets(int side) {
        return totals().frames(side) + part(recent(side), FRAME_AT);
    }
}
