package dev.remora.tracking;

import java.util.Arrays;

/**
 * A view of one record of a {@link ConnectionTable}: its layout, and how to read and write it. Points at one record after the other.
 *
 * <p>32 longs, four cache lines, the hot ones first. Most packets read and write the first line, and the second to count octets; the third matters when an end changes
 * its state, the fourth has what is written when a connection opens and what only reports read, and IPv6 addresses. What comes in pairs for both sides shares a
 * {@code long} where 32 bits are enough: the originator's half is the low one.
 */
class Slots {
    /** Longs of a record. */
    static final int LONGS = 32;

    // The first line
    static final int KEY     = 0;     // two longs, see Key
    static final int FLAGS   = 2;     // see Flags
    static final int LAST    = 3;     // time of the last packet
    static final int NEXT    = 4;     // pair: sequence number behind the octets sent without a gap
    static final int ACKED   = 5;     // pair: highest acknowledgment number sent
    static final int EDGE    = 6;     // pair: right edge of the window offered
    static final int PACKETS = 7;     // pair
    // The second line
    static final int OCTETS       = 8;     // two longs: octets of payload
    static final int IP_OCTETS    = 10;    // two longs: octets of datagrams
    static final int FRAME_OCTETS = 12;    // two longs: octets of frames
    static final int TIMESTAMP    = 14;    // pair: last TCP timestamp taken from this side
    static final int WINDOW       = 15;    // pair: largest window offered
    // The third line
    static final int FIRST   = 16;    // pair: first sequence number, the SYN's
    static final int FIN     = 17;    // pair: sequence number behind the FIN
    static final int HISTORY = 18;    // two longs, see History
    static final int SINCE   = 20;    // two longs: when the side came to its state
    static final int DUE     = 22;    // when the timer looks at the connection, in its ticks
    static final int LINKS   = 23;    // neighbours in the timer's list: next the low half, previous the high one; plus 1, 0 for none
    // The fourth line
    static final int ADDRESSES = 24;    // four longs: the lower and the higher IPv6 address
    static final int START     = 28;    // time of the first packet
    static final int ID        = 29;    // from 1
    static final int MISSED    = 30;    // pair: octets acknowledged that the capture lacks; all bits set: that many or more
    static final int RTT       = 31;    // time of the last SYN, then how long the handshake took

    long[] longs = new long[LONGS];
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
        if (isUsed)
            Arrays.fill(longs, base, base + LONGS, 0);
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
