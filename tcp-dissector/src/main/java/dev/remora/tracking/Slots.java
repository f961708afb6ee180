package dev.remora.tracking;

import java.util.Arrays;

/**
 * A view of one record of a {@link ConnectionTable}: its layout, and how to read and write it. Points at one record after the other.
 *
 * <p>A record has two parts. The hot one has what packets need, so that two or three cache lines are all that a packet waits for, and those of many connections stay in the
 * cache: records lie close together there. The cold one, farther behind in the same block, has what is written when a connection opens, what timers and reports read, and IPv6
 * addresses. What comes in pairs for both sides shares a {@code long} where 32 bits are enough: the originator's half is the low one.
 */
class Slots {
    /** Longs of either part of a record. */
    static final int LONGS = 18;
    /** Records of a block of 1 MiB, with the header of its array. */
    static final int BLOCK = 3640;

    // The hot part
    static final int KEY       = 0;     // two longs, see Key
    static final int FLAGS     = 2;     // see Flags
    static final int LAST      = 3;     // time of the last packet
    static final int NEXT      = 4;     // pair: sequence number behind the octets sent without a gap
    static final int ACKED     = 5;     // pair: highest acknowledgment number sent
    static final int EDGE      = 6;     // pair: right edge of the window offered
    static final int WINDOW    = 7;     // pair: largest window offered
    static final int FIRST     = 8;     // pair: first sequence number, the SYN's
    static final int HISTORY   = 9;     // see History
    static final int RECENT    = 10;    // two longs: what was counted lately, see count
    static final int DUE       = 12;    // when the timer looks at the connection, in its ticks
    static final int FIN       = 13;    // pair: sequence number behind the FIN
    static final int SINCE     = 14;    // two longs: when the side came to its state
    static final int RTT       = 16;    // time of the last SYN, then how long the handshake took
    static final int TIMESTAMP = 17;    // pair: last TCP timestamp taken from this side

    // The cold part
    private static final int COLD = BLOCK * LONGS;

    static final int         ID           = COLD;         // from 1
    static final int         START        = COLD + 1;     // time of the first packet
    static final int         LINKS        = COLD + 2;     // neighbours in the timer's list: next the low half, previous the high one; plus 1, 0 for none
    static final int         MISSED       = COLD + 3;     // pair: octets acknowledged that the capture lacks; all bits set: that many or more
    static final int         MORE_HISTORY = COLD + 4;     // letters that the hot part has no room for
    static final int         ADDRESSES    = COLD + 5;     // four longs: the lower and the higher IPv6 address
    private static final int COUNTS       = COLD + 9;    // pair: packets; and two longs each: octets of payload, of datagrams, of frames; without what was counted lately
    private static final int OCTETS       = COLD + 10;
    private static final int IP_OCTETS    = COLD + 12;
    private static final int FRAME_OCTETS = COLD + 14;

    // What was counted lately: packets, octets of frames, of datagrams and of payload
    private static final int  PACKETS_AT = 54;
    private static final int  FRAME_AT   = 36;
    private static final int  IP_AT      = 18;
    private static final int  MOST_ADDED = (1 << 16) - 1;
    private static final long FULL       = 1L << 63 | 1L << 53 | 1L << 35 | 1L << 17;    // the upper bits of all: while they are clear there is room for one packet more

    private static final long[] NOTHING = new long[2 * COLD];    // a block that is never written to

    long[] longs = NOTHING;
    int    base;

    private int  record = ConnectionTable.NONE;
    private long flags;    // as in the record, so that what asks for one after the other need not wait for memory

    final void pointAt(long[] block, int start, int number) {
        longs = block;
        base = start;
        record = number;
        flags = block[start + FLAGS];
    }

    /** Points at no record. */
    final void pointNowhere() {
        base = 0;
        record = ConnectionTable.NONE;
        flags = 0;
    }

    /** Number of the record, unique among connections that are kept at one time and as small as can be: an index for what a listener keeps with connections. */
    public final int place() {
        return record;
    }

    /** Number of the record; {@link ConnectionTable#NONE} where the view points at none. */
    final int record() {
        return record;
    }

    /** Gives the record this key, and empties it where it was used before. */
    final void start(Key key, boolean isUsed) {
        if (isUsed) {
            Arrays.fill(longs, base, base + LONGS, 0);
            Arrays.fill(longs, base + COLD, base + COLD + LONGS, 0);
        }
        longs[base + KEY] = key.first;
        longs[base + KEY + 1] = key.second;
        if (key.isWide())
            System.arraycopy(key.wide, 0, longs, base + ADDRESSES, 4);
        flags(Flags.LIVE);
    }

    /** Marks the record free; {@code link} is for the list of free ones. */
    final void stop(int link) {
        flags(0);
        longs[base] = link;
    }

    /** Whether it has this key. */
    final boolean has(Key key) {
        return longs[base + KEY] == key.first && longs[base + KEY + 1] == key.second && (!key.isWide() || hasAddresses(key.wide));
    }

    private boolean hasAddresses(long[] wide) {
        return Arrays.equals(longs, base + ADDRESSES, base + ADDRESSES + 4, wide, 0, 4);
    }

    final long get(int slot) {
        return longs[base + slot];
    }

    final void put(int slot, long value) {
        longs[base + slot] = value;
    }

    /** A side's half of a pair. */
    final int half(int slot, int side) {
        return (int) (longs[base + slot] >>> (side << 5));
    }

    final void putHalf(int slot, int side, int value) {
        int shift = side << 5;
        longs[base + slot] = longs[base + slot] & ~(0xFFFF_FFFFL << shift) | (value & 0xFFFF_FFFFL) << shift;
    }

    /**
     * Counts a packet that a side sent. Adds to what was counted lately, in the hot part, and only now and then to the sums in the cold one.
     *
     * @param payload octets, likewise those of its datagram and its frame
     */
    final void count(int side, int payload, int datagram, int frame) {
        boolean isSmall = ((payload | datagram | frame) & ~MOST_ADDED) == 0;
        long recent = longs[base + RECENT + side] + (1L << PACKETS_AT);
        if (isSmall)
            recent += (long) frame << FRAME_AT | (long) datagram << IP_AT | payload;
        longs[base + RECENT + side] = recent;
        if (!isSmall)
            add(side, payload, datagram, frame);
        if ((recent & FULL) != 0)
            settle(side, recent);
    }

    private void add(int side, long payload, long datagram, long frame) {
        longs[base + OCTETS + side] += payload;
        longs[base + IP_OCTETS + side] += datagram;
        longs[base + FRAME_OCTETS + side] += frame;
    }

    /** Makes room; one packet stays, so that the hot part tells whether a side has sent any. */
    private void settle(int side, long recent) {
        add(side, part(recent, 0), part(recent, IP_AT), part(recent, FRAME_AT));
        putHalf(COUNTS, side, half(COUNTS, side) + (int) (recent >>> PACKETS_AT) - 1);
        longs[base + RECENT + side] = 1L << PACKETS_AT;
    }

    private static long part(long recent, int at) {
        return recent >>> at & (1 << FRAME_AT - IP_AT) - 1;
    }

    private long recent(int side) {
        return longs[base + RECENT + side];
    }

    /** Whether a side has sent packets. */
    final boolean hasSent(int side) {
        return recent(side) >>> PACKETS_AT != 0;
    }

    /** Packets that a side sent. */
    final long packets(int side) {
        return half(COUNTS, side) + (recent(side) >>> PACKETS_AT) & 0xFFFF_FFFFL;
    }

    /** Octets of payload that a side sent. */
    final long octets(int side) {
        return get(OCTETS + side) + part(recent(side), 0);
    }

    /** Octets of datagrams that a side sent. */
    final long ipOctets(int side) {
        return get(IP_OCTETS + side) + part(recent(side), IP_AT);
    }

    /** Octets of frames that a side sent. */
    final long frameOctets(int side) {
        return get(FRAME_OCTETS + side) + part(recent(side), FRAME_AT);
    }

    /** All flags, see {@link Flags}. */
    final long flags() {
        return flags;
    }

    private void flags(long value) {
        flags = value;
        longs[base + FLAGS] = value;
    }

    final boolean is(long flag) {
        return (flags & flag) != 0;
    }

    final void set(long flag) {
        flags(flags | flag);
    }

    final void clear(long flag) {
        flags(flags & ~flag);
    }

    /** Sets some bits of the flags to those of a value. */
    final void replace(long mask, long value) {
        flags(flags & ~mask | value);
    }

    /** The number in some bits of the flags. */
    final int bits(int shift, int mask) {
        return (int) (flags >>> shift) & mask;
    }

    final void putBits(int shift, int mask, int value) {
        replace((long) mask << shift, (long) value << shift);
    }
}
