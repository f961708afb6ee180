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
 * <p>Has room for a few ranges, and more where it is let {@link #grow}; when there are more than it has room for, the first gap is given up. Allocates nothing but where it grows.
 */
final class Gaps {
    /** Ranges there is room for at first. */
    static final int FEW  = 8;
    /** Ranges at most. */
    static final int MOST = 1024;

    private int[] starts = new int[FEW + 1];
    private int[] ends   = new int[FEW + 1];
    private int   size;

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

    /** How many ranges it has room for. */
    int room() {
        return starts.length - 1;
    }

    /** Makes room for twice as many ranges. */
    void grow() {
        int length = 2 * room() + 1;
        starts = Arrays.copyOf(starts, length);
        ends = Arrays.copyOf(ends, length);
    }

    /** Whether there are more ranges than it has room for: it must grow, or the first gap must be given up. */
    boolean isOverfull() {
        return size > room();
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
