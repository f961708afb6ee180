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

    // Of each match: its key, its time, then an earlier match in the upper half and its packet in the lower, and what it counts.
    private static final int LOW    = 0;
    private static final int HIGH   = 1;
    private static final int TIME   = 2;
    private static final int PACKET = 3;
    private static final int VALUE  = 4;

    private final Listener listener;
    private final long     nanos;
    private final int      most;
    private final int      stride;
    private final Match    again = new Match();         // as it was

    private long[] written;                             // a ring
    private int    room = FEW;
    private int    first;                               // place of the oldest
    private int    next;                                // place of the one to come
    private long   packets;                             // numbers of packets are counted from here

    /** Nothing yet, of windows for at most so many keys. */
    Unheard(Window window, int keys, Listener listener) {
        this.listener = listener;
        this.nanos = window.nanos();
        this.most = Math.max(FEW, Integer.highestOneBit(keys) * 2);
        this.stride = window.measure() instanceof Window.Amount.Matches ? VALUE : VALUE + 1;
        this.written = new long[FEW * stride];
    }

    /** Whether places have to be counted anew: all has to be heard then, see {@link #startAnew}. */
    boolean isFar(Match match) {
        long ahead = match.packet - packets;
        return next == FAR || ahead < 0 || ahead > Integer.MAX_VALUE;
    }

    /**
     * Writes a match down.
     *
     * @param before place of an earlier one, or {@link #NONE}; see {@link #before}
     * @return       its place
     */
    int write(long low, long high, Match match, long now, int before) {
        if (next - first == room)
            makeRoom(now);
        int at = at(next);
        written[at + LOW] = low;
        written[at + HIGH] = high;
        written[at + TIME] = now;
        written[at + PACKET] = (long) before << 32 | match.packet - packets;
        if (stride > VALUE)
            written[at + VALUE] = match.value;
        return next++;
    }

    private int at(int place) {
        return (place & room - 1) * stride;
    }

    /** Whether the match at a place is still to be heard. */
    boolean isHere(int place) {
        return place >= first && before(place) != HEARD;
    }

    /** Place of the match that one was written down with. */
    int before(int place) {
        return (int) (written[at(place) + PACKET] >> 32);
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
        again.value = stride > VALUE ? written[at + VALUE] : 0;
        listener.take(written[at + LOW], written[at + HIGH], again, written[at + TIME]);
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
