package dev.remora.rules.run;

import dev.remora.rules.type.Window;

/**
 * Matches that windows have not heard of yet, written down one behind the other.
 *
 * <p>What has grown older than a window is forgotten unheard. Where there is no room for what has not, windows hear the oldest. Confined to one thread. Allocates only
 * when there is more to write down than ever before.
 */
final class Unheard {
    /** Who keeps the windows. */
    @FunctionalInterface
    interface Listener {
        /** Takes in a match of the key with these 128 bits, as it was at its time. */
        void take(long low, long high, Match match, long now);
    }

    /** In place of an earlier match. */
    static final int NONE = -1;

    private static final int HEARD = -2;
    private static final int FEW   = 64;                // to begin with
    private static final int FAR   = 1 << 30;

    // Of each match: its key, its time, then an earlier one of its chain in the upper half and its packet in the lower; then perhaps more.
    private static final int LOW    = 0;
    private static final int HIGH   = 1;
    private static final int TIME   = 2;
    private static final int PACKET = 3;
    private static final int MORE   = 4;                // what it counts, where that is not the match; where several rules listen, for which it is, as bits

    private final Listener[] listeners;
    private final long       nanos;
    private final int        most;
    private final int        value;                       // where what it counts is; 0: nowhere
    private final int        bits;                        // where its rules are; 0: nowhere
    private final int        stride;
    private final Match      again = new Match();         // as it was

    private long[] written;                             // a ring
    private int    room = FEW;
    private int    first;                               // place of the oldest
    private int    next;                                // place of the one to come
    private long   packets;                             // numbers of packets are counted from here

    /** Nothing yet, of windows for at most so many keys, of as many rules. */
    Unheard(Window window, int keys, int rules) {
        this.listeners = new Listener[rules];
        this.nanos = window.nanos();
        this.most = Math.max(FEW, Integer.highestOneBit(keys) * 2);
        this.value = window.measure() instanceof Window.Amount.Matches ? 0 : MORE;
        int withValue = value == 0 ? MORE : MORE + 1;
        this.bits = rules == 1 ? 0 : withValue;
        this.stride = rules == 1 ? withValue : withValue + 1;
        this.written = new long[FEW * stride];
    }

    /** How many rules there may be. */
    int rules() {
        return listeners.length;
    }

    /** Says who keeps the windows of a rule. */
    void listener(int rule, Listener listener) {
        listeners[rule] = listener;
    }

    /** Whether places have to be counted anew: all has to be heard then, see {@link #startAnew}. */
    boolean isFar(Match match) {
        long ahead = match.packet - packets;
        return next == FAR || ahead < 0 || ahead > Integer.MAX_VALUE;
    }

    /** Writes a match of a rule down; its place. */
    int write(int rule, long low, long high, Match match, long now) {
        if (next - first == room)
            makeRoom(now);
        int at = at(next);
        written[at + LOW] = low;
        written[at + HIGH] = high;
        written[at + TIME] = now;
        written[at + PACKET] = (long) NONE << 32 | match.packet - packets;
        if (value != 0)
            written[at + value] = match.value;
        if (bits != 0)
            written[at + bits] = 1L << rule;
        return next++;
    }

    /** Writes down that a match is also one of another rule; false where it was heard already. */
    boolean also(int place, int rule) {
        if (!isHere(place))
            return false;
        written[at(place) + bits] |= 1L << rule;
        return true;
    }

    /** Loads the place of the match that is written down next; something of it. */
    long ahead() {
        return written[at(next) + stride - 1];
    }

    private int at(int place) {
        return (place & room - 1) * stride;
    }

    /** Whether the match at a place is still to be heard. */
    boolean isHere(int place) {
        return place >= first && before(place) != HEARD;
    }

    /** Place of the oldest match. */
    int first() {
        return first;
    }

    /** Place of the match that is written down next. */
    int next() {
        return next;
    }

    /** Some bits of the key of the match at a place. */
    long low(int place) {
        return written[at(place) + LOW];
    }

    /** Place of the match that one was chained to, or {@link #NONE}. */
    int before(int place) {
        return (int) (written[at(place) + PACKET] >> 32);
    }

    /** Chains the match at a place to an earlier one. */
    void chain(int place, int before) {
        int at = at(place) + PACKET;
        written[at] = (long) before << 32 | written[at] & 0xFFFF_FFFFL;
    }

    /** Whether the match at a place has grown older than a window that ends now. */
    boolean isOld(int place, long now) {
        return now - written[at(place) + TIME] > nanos;
    }

    /** Lets windows hear a match. */
    void hear(int place) {
        int at = at(place);
        long packet = written[at + PACKET] & 0xFFFF_FFFFL;
        written[at + PACKET] = (long) HEARD << 32 | packet;
        again.packet = packets + packet;
        again.value = value == 0 ? 0 : written[at + value];
        for (long rest = bits == 0 ? 1 : written[at + bits]; rest != 0; rest &= rest - 1)
            listeners[Long.numberOfTrailingZeros(rest)].take(written[at + LOW], written[at + HIGH], again, written[at + TIME]);
    }

    /** Lets windows hear all that still counts. */
    void hearAll(long now) {
        hearOldest(next - first, now);
    }

    /** Lets windows hear all that still counts, and counts places and packets anew: nobody may have kept one. */
    void startAnew(long packet, long now) {
        hearAll(now);
        first = 0;
        next = 0;
        packets = packet;
    }

    private void hearOldest(int count, long now) {
        for (int i = 0; i < count; i++, first++)
            if (before(first) != HEARD && !isOld(first, now))
                hear(first);
    }

    private void makeRoom(long now) {
        while (first < next && (before(first) == HEARD || isOld(first, now)))
            first++;
        if (room < most && next - first > room / 4 * 3)
            grow();
        else if (next - first == room)
            hearOldest(room / 4, now);
    }

    private void grow() {
        long[] old = written;
        int mask = room - 1;
        room *= 2;
        written = new long[room * stride];
        for (int place = first; place < next; place++)
            System.arraycopy(old, (place & mask) * stride, written, at(place), stride);
    }
}
