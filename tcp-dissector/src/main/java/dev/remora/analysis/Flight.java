package dev.remora.analysis;

import static dev.remora.transport.SequenceNumber.after;
import static dev.remora.transport.SequenceNumber.atOrBefore;
import static dev.remora.transport.SequenceNumber.before;

import java.util.Arrays;

/**
 * Segments of one sender that wait for an acknowledgment, in the order they were sent: a ring of numbers.
 *
 * <p>Holds a bounded number of segments; the oldest give way, so that measurements from it are lost and nothing else. Confined to one thread. Allocates
 * only to grow.
 */
final class Flight {
    /** Segments that one sender may have under way for the analysis; more than any window holds in practice. */
    static final int MOST = 1 << 14;

    private static final int FIRST   = 8;
    private static final int DROPPED = MOST / 4;

    private int[]  seqs   = {};
    private int[]  nexts  = {};
    private long[] frames = {};
    private long[] times  = {};
    private int    head;
    private int    size;

    private int     first;     // lowest sequence number that waits
    private int     last;      // highest number behind a segment
    private int     soonest;   // lowest number behind a segment: acknowledgments below it and the last remove nothing; one below it may be above that, half the way round
    private boolean inLine;    // whether each segment begins where the one before ends, or behind it: what is acknowledged stands in front

    boolean isEmpty() {
        return size == 0;
    }

    /** Frame of the segment that has waited longest. */
    long oldestFrame() {
        return frames[head];
    }

    /** Time of the segment that has waited longest. */
    long oldestTime() {
        return times[head];
    }

    /** Adds a segment. */
    void add(Segment segment) {
        if (size == seqs.length && size < MOST)
            grow();
        if (size == MOST)
            dropOldest();
        int slot = slot(size++);
        seqs[slot] = segment.seq;
        nexts[slot] = segment.next();
        frames[slot] = segment.frame;
        times[slot] = segment.time;
        measure(slot, size == 1);
    }

    // Several at a time, so that what is left is measured once for all of them.
    private void dropOldest() {
        head = slot(DROPPED);
        size -= DROPPED;
        measure();
    }

    private void measure() {
        for (int i = 0; i < size; i++)
            measure(slot(i), i == 0);
    }

    private void measure(int slot, boolean alone) {
        inLine = alone || inLine && !before(seqs[slot], last) && !before(nexts[slot], first);
        first = alone || before(seqs[slot], first) ? seqs[slot] : first;
        last = alone || after(nexts[slot], last) ? nexts[slot] : last;
        soonest = alone || before(nexts[slot], soonest) ? nexts[slot] : soonest;
    }

    /** Removes what ends at or before the number that a segment acknowledges, and tells it which of them ends there. */
    void acknowledge(Segment by, Findings findings) {
        if (size == 0 || !atOrBefore(soonest, by.ack) && !atOrBefore(last, by.ack) && !before(first, by.ack))
            return;
        if (inLine && (atOrBefore(soonest, by.ack) || !atOrBefore(last, by.ack)))
            acknowledgeInLine(by, findings);
        else
            acknowledgeAnywhere(by, findings);
    }

    /** Looks only at what it removes, and at the segment behind. */
    private void acknowledgeInLine(Segment by, Findings findings) {
        for (; size > 0 && atOrBefore(nexts[head], by.ack); size--) {
            tell(head, by, findings);
            head = slot(1);
        }
        if (size == 0)
            return;
        keep(head, head, by.ack);
        first = seqs[head];
        soonest = nexts[head];
    }

    private void acknowledgeAnywhere(Segment by, Findings findings) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            int slot = slot(i);
            tell(slot, by, findings);
            if (!atOrBefore(nexts[slot], by.ack))
                keep(slot, slot(kept++), by.ack);
        }
        size = kept;
        measure();
    }

    private void tell(int slot, Segment by, Findings findings) {
        if (nexts[slot] != by.ack || findings.ackedFrame != 0)
            return;
        findings.ackedFrame = frames[slot];
        findings.roundTrip = by.time - times[slot];
        findings.recorded = true;
    }

    /** Moves what is left of a segment. */
    private void keep(int from, int to, int ack) {
        seqs[to] = before(seqs[from], ack) ? ack : seqs[from];
        nexts[to] = nexts[from];
        frames[to] = frames[from];
        times[to] = times[from];
    }

    /** Sequence numbers from the first to the last that waits, counted from where the sender's numbers start; negative where they are more than an int holds. */
    int span(int base) {
        if (size == 0)
            return 0;
        return Integer.compareUnsigned(first - base, last - base) <= 0 ? last - first : spanAround(base);
    }

    /** As in Wireshark, a number before the base is one far behind it. */
    private int spanAround(int base) {
        int low = -1;
        int high = 0;
        for (int i = 0; i < size; i++) {
            int begin = seqs[slot(i)] - base;
            int end = nexts[slot(i)] - base;
            low = Integer.compareUnsigned(begin, low) < 0 ? begin : low;
            high = Integer.compareUnsigned(end, high) > 0 ? end : high;
        }
        return high - low;
    }

    private int slot(int index) {
        return head + index & seqs.length - 1;
    }

    private void grow() {
        int room = Math.max(FIRST, size * 2);
        seqs = unrolled(seqs, room);
        nexts = unrolled(nexts, room);
        frames = unrolled(frames, room);
        times = unrolled(times, room);
        head = 0;
    }

    private int[] unrolled(int[] ring, int room) {
        int[] straight = Arrays.copyOfRange(ring, head, head + room);
        System.arraycopy(ring, 0, straight, size - head, head);
        return straight;
    }

    private long[] unrolled(long[] ring, int room) {
        long[] straight = Arrays.copyOfRange(ring, head, head + room);
        System.arraycopy(ring, 0, straight, size - head, head);
        return straight;
    }
}
