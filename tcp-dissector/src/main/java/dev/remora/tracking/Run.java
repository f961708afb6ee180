package dev.remora.tracking;

import static dev.remora.transport.SequenceNumber.after;
import static dev.remora.transport.SequenceNumber.atOrAfter;
import static dev.remora.transport.SequenceNumber.atOrBefore;
import static dev.remora.transport.SequenceNumber.before;
import static dev.remora.transport.SequenceNumber.later;

/** Refused segments of one connection that agree with each other: each end goes on where it stopped, and acknowledges nothing that the other has not sent. Allocates nothing. */
final class Run {
    /** How many segments must have moved a number on. */
    private static final int  ENOUGH  = 4;
    private static final long LONGEST = 60_000_000_000L;    // from the first segment to the last, in nanoseconds

    private final End[] ends = {new End(), new End()};
    private int         moves;
    private long        since;

    /** What an end said in the run. Its window reaches from its acknowledgment to the edge. */
    static final class End {
        private boolean seen;
        private boolean hasAnswered;
        int             start;
        int             end;
        int             ack;
        int             edge;
        int             timestamp;

        private boolean goesOnWith(Segment s) {
            return !seen || atOrAfter(s.seq, start) && atOrBefore(s.seq, end) && !(s.hasTimestamp && before(s.timestamp, timestamp));
        }

        private boolean canBeAnsweredBy(Segment s) {
            return !seen || atOrBefore(s.ack, end) && atOrBefore(s.seq, edge);
        }

        /** Whether a number acknowledges octets of the run, or the place of an end that has sent none. */
        private boolean isAcknowledgedBy(int number) {
            return seen && atOrBefore(number, end) && (start == end ? number == start : after(number, start));
        }

        private boolean isMovedOnBy(Segment s) {
            return !seen || after(s.end, end) || after(s.ack, ack);
        }

        private void take(Segment s, int window) {
            int right = s.ack + window;
            start = seen ? start : s.seq;
            end = seen ? later(s.end, end) : s.end;
            ack = seen ? later(s.ack, ack) : s.ack;
            edge = seen ? later(right, edge) : right;
            timestamp = s.timestamp;
            seen = true;
        }
    }

    End end(int side) {
        return ends[side];
    }

    /** Forgets all. */
    void clear() {
        moves = 0;
        for (End end : ends) {
            end.seen = false;
            end.hasAnswered = false;
        }
    }

    /** Adds a refused segment; where it does not agree with the run, a new one begins with it. What acknowledges octets from before the run is added, and proves nothing. */
    void add(Segment s, int from, int window) {
        End own = ends[from];
        End other = ends[1 - from];
        if (!own.goesOnWith(s) || !other.canBeAnsweredBy(s) || s.time - since > LONGEST)
            clear();
        if (!own.seen && !other.seen)
            since = s.time;
        if (own.isMovedOnBy(s) && !(other.seen && before(s.ack, other.start)))
            moves++;
        own.take(s, window);
        own.hasAnswered |= other.isAcknowledgedBy(s.ack);
    }

    /** Whether it is long enough, and each end has acknowledged what the other said in it. */
    boolean isLongEnough() {
        return moves >= ENOUGH && ends[0].hasAnswered && ends[1].hasAnswered;
    }
}
