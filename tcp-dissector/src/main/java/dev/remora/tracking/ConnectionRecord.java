package dev.remora.tracking;

import static dev.remora.tracking.Pair.half;
import static dev.remora.tracking.Pair.with;

import java.util.Arrays;

/**
 * What a {@link ConnectionTable} keeps of a connection. What packets need is in this one object, three or four lines of the cache. Pairs are those of {@link Pair}.
 */
class ConnectionRecord extends Tally {
    long         lowerKey;         // see Key
    long         higherKey;
    long         last;             // time of the last packet
    long         next;             // pair: sequence number behind the octets sent without a gap
    long         acked;            // pair: highest acknowledgment number sent
    long         edge;             // pair: right edge of the window offered
    long         timestamp;        // pair: last TCP timestamp taken from this side
    long         letters;          // of the history, see History
    long         due;              // when the timer looks at the connection, in its ticks
    long         rtt;              // time of the last SYN, then how long the handshake took
    private long flags;            // see Flags
    private long window;           // pair: largest window offered
    private long first;            // pair: first sequence number, the SYN's
    private long fin;              // pair: sequence number behind the FIN
    private long since;            // when the originator came to its state
    private long sinceBack;        // when the responder did

    // What only openings and reports read, behind all else
    long id;           // from 1
    long start;        // time of the first packet

    ConnectionRecord(int number) {
        super(number);
    }

    /** Number of the record, unique among connections that are kept at one time and as small as can be: an index for what a listener keeps with connections. */
    public final int place() {
        return number;
    }

    /** Gives the record this key, and empties it where it was used before. */
    final void start(Key key, boolean isUsed) {
        if (isUsed)
            clear();
        lowerKey = key.first;
        higherKey = key.second;
        if (key.isWide())
            wide(key.wide);
        flags = Flags.LIVE;
    }

    private void clear() {
        last = 0;
        next = 0;
        acked = 0;
        edge = 0;
        timestamp = 0;
        letters = 0;
        due = 0;
        rtt = 0;
        window = 0;
        first = 0;
        fin = 0;
        since = 0;
        sinceBack = 0;
        clearCounts();
    }

    /** Marks the record free; {@code link} is for the list of free ones. */
    final void stop(int link) {
        flags = 0;
        extras = null;
        lowerKey = link;
    }

    /** Whether it has this key. */
    final boolean has(Key key) {
        return lowerKey == key.first && higherKey == key.second && (!key.isWide() || Arrays.equals(addresses, key.wide));
    }

    /** Loads what packets need, from the first line of the cache to the last, for fields lie in this order; and what lies beside it. Returns something of all. */
    final long load() {
        return loadBeside() + acked + first + sinceBack;
    }

    final int next(int side) {
        return half(next, side);
    }

    final void next(int side, int number) {
        next = with(next, side, number);
    }

    final int acked(int side) {
        return half(acked, side);
    }

    final void acked(int side, int number) {
        acked = with(acked, side, number);
    }

    final int edge(int side) {
        return half(edge, side);
    }

    final void edge(int side, int number) {
        edge = with(edge, side, number);
    }

    final int window(int side) {
        return half(window, side);
    }

    final void window(int side, int value) {
        window = with(window, side, value);
    }

    final int first(int side) {
        return half(first, side);
    }

    final void first(int side, int number) {
        first = with(first, side, number);
    }

    final int fin(int side) {
        return half(fin, side);
    }

    final void fin(int side, int number) {
        fin = with(fin, side, number);
    }

    final int timestamp(int side) {
        return half(timestamp, side);
    }

    final void timestamp(int side, int value) {
        timestamp = with(timestamp, side, value);
    }

    final long since(int side) {
        return side == 0 ? since : sinceBack;
    }

    final void since(int side, long time) {
        long back = -(long) side;
        since ^= (since ^ time) & ~back;
        sinceBack ^= (sinceBack ^ time) & back;
    }

    final int missed(int side) {
        Extras own = extras;
        return own == null ? 0 : half(own.missed, side);
    }

    final void missed(int side, int octets) {
        Extras own = extras();
        own.missed = with(own.missed, side, octets);
    }

    /** Notes whether the packet at hand was refused, and when the one before it came. */
    final void hears(boolean isHeard, long previous) {
        if (isHeard && extras == null)
            return;
        Extras own = extras();
        own.heardAt = isHeard ? Extras.NEVER : own.heardAt == Extras.NEVER ? previous : own.heardAt;
    }

    /** When the last packet came that was not refused: that keeps a connection, and what anybody may send does not. */
    final long heardAt() {
        Extras own = extras;
        return own == null || own.heardAt == Extras.NEVER ? last : Math.min(own.heardAt, last);
    }

    /** All flags, see {@link Flags}. */
    final long flags() {
        return flags;
    }

    final boolean is(long flag) {
        return (flags & flag) != 0;
    }

    final void set(long flag) {
        flags |= flag;
    }

    final void clear(long flag) {
        flags &= ~flag;
    }

    /** Sets some bits of the flags to those of a value. */
    final void replace(long mask, long value) {
        flags = flags & ~mask | value;
    }

    /** The number in some bits of the flags. */
    final int bits(int shift, int mask) {
        return (int) (flags >>> shift) & mask;
    }

    final void putBits(int shift, int mask, int value) {
        replace((long) mask << shift, (long) value << shift);
    }
}
