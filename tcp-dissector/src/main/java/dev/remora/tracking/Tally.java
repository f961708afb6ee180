package dev.remora.tracking;

import static dev.remora.tracking.Pair.half;
import static dev.remora.tracking.Pair.with;

/** Counts a connection's packets: what came lately in one number for each side, and all before in its {@link Particulars}. */
class Tally {
    // What was counted lately: packets, octets of frames, of datagrams and of payload
    private static final int  PACKETS_AT = 54;
    private static final int  FRAME_AT   = 36;
    private static final int  IP_AT      = 18;
    private static final int  MOST_ADDED = (1 << 16) - 1;
    private static final long FULL       = 1L << 63 | 1L << 53 | 1L << 35 | 1L << 17;    // the upper bits of all: while they are clear there is room for one packet more

    final Particulars particulars = new Particulars();

    long         recent;        // the originator's
    private long recentBack;    // the responder's

    final void clearCounts() {
        recent = 0;
        recentBack = 0;
    }

    /**
     * Counts a packet that a side sent. Adds to what was counted lately, and only now and then to the sums.
     *
     * @param payload octets, likewise those of its datagram and its frame
     */
    final void count(int side, int payload, int datagram, int frame) {
        boolean isSmall = ((payload | datagram | frame) & ~MOST_ADDED) == 0;
        long added = 1L << PACKETS_AT;
        if (isSmall)
            added += (long) frame << FRAME_AT | (long) datagram << IP_AT | payload;
        else
            particulars.add(side, payload, datagram, frame);
        long back = -(long) side;                                        // no branch: nobody can tell which end sends next
        recent += added & ~back;
        recentBack += added & back;
        if (((recent | recentBack) & FULL) != 0)
            settle(side);
    }

    /** Makes room; one packet stays, so that whether a side has sent any is told without the sums. */
    private void settle(int side) {
        long full = recent(side);
        particulars.add(side, part(full, 0), part(full, IP_AT), part(full, FRAME_AT));
        particulars.packets = with(particulars.packets, side, half(particulars.packets, side) + (int) (full >>> PACKETS_AT) - 1);
        if (side == 0)
            recent = 1L << PACKETS_AT;
        else
            recentBack = 1L << PACKETS_AT;
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
        return half(particulars.packets, side) + (recent(side) >>> PACKETS_AT) & 0xFFFF_FFFFL;
    }

    /** Octets of payload that a side sent. */
    final long octets(int side) {
        return particulars.payload(side) + part(recent(side), 0);
    }

    /** Octets of datagrams that a side sent. */
    final long ipOctets(int side) {
        return particulars.datagrams(side) + part(recent(side), IP_AT);
    }

    /** Octets of frames that a side sent. */
    final long frameOctets(int side) {
        return particulars.frames(side) + part(recent(side), FRAME_AT);
    }
}
