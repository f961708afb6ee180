package dev.remora.tracking;

import static dev.remora.transport.SequenceNumber.after;
import static dev.remora.transport.SequenceNumber.atOrBefore;
import static dev.remora.transport.SequenceNumber.before;
import static dev.remora.transport.SequenceNumber.distance;
import static dev.remora.transport.SequenceNumber.later;

import java.util.Arrays;

/**
 * The octets of one direction that were seen behind a gap: ranges of sequence numbers, in order, none touching another.
 *
 * <p>Holds at most {@link #MOST} ranges; when there are more, the first gap is given up. Allocates nothing after construction.
 */
final class Gaps {
    /** Ranges at most. */
    static final int MOST = 32;

    private final int[] starts = new int[MOST + 1];
    private final int[] ends   = new int[MOST + 1];
    private int         size;

    /** Forgets all. */
    void clear() {
        size = 0;
    }

    /** Whether there is none: nothing is missing. */
    boolean isEmpty() {
        return size == 0;
    }

    /** Sequence number behind the last range. */
    int highest() {
        return ends[size - 1];
    }

    /** Whether all of these octets are in one range. */
    boolean covers(int start, int end) {
        for (int i = 0; i < size; i++)
            if (atOrBefore(starts[i], start) && atOrBefore(end, ends[i]))
                return true;
        return false;
    }

    /** How many octets before this number are in ranges. */
    long octetsBefore(int number) {
        long octets = 0;
        for (int i = 0; i < size && before(starts[i], number); i++)
            octets += distance(starts[i], before(ends[i], number) ? ends[i] : number);
        return octets;
    }

    /** Adds octets from {@code start} up to {@code end}. */
    void add(int start, int end) {
        int at = 0;
        while (at < size && before(ends[at], start))
            at++;
        int last = at;
        int first = start;
        int behind = end;
        while (last < size && atOrBefore(starts[last], end)) {          // swallow what touches the new range
            first = before(starts[last], first) ? starts[last] : first;
            behind = later(ends[last], behind);
            last++;
        }
        System.arraycopy(starts, last, starts, at + 1, size - last);
        System.arraycopy(ends, last, ends, at + 1, size - last);
        starts[at] = first;
        ends[at] = behind;
        size += 1 - (last - at);
    }

    /** Whether there are more ranges than it will hold: the first gap must be given up. */
    boolean isOverfull() {
        return size > MOST;
    }

    /** Start of the first range. */
    int firstStart() {
        return starts[0];
    }

    /** Takes out what is contiguous with {@code next} or before it; the sequence number behind all of that. */
    int advance(int next) {
        int reached = next;
        int gone = 0;
        while (gone < size && !after(starts[gone], reached)) {
            reached = later(ends[gone], reached);
            gone++;
        }
        if (gone > 0) {
            System.arraycopy(starts, gone, starts, 0, size - gone);
            System.arraycopy(ends, gone, ends, 0, size - gone);
            size -= gone;
        }
        return reached;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < size; i++)
            text.append(Arrays.toString(new long[]{starts[i] & 0xFFFF_FFFFL, ends[i] & 0xFFFF_FFFFL}));
        return text.toString();
    }
}
