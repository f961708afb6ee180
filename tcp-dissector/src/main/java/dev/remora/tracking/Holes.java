package dev.remora.tracking;

import static dev.remora.transport.SequenceNumber.after;
import static dev.remora.transport.SequenceNumber.atOrAfter;
import static dev.remora.transport.SequenceNumber.atOrBefore;

/**
 * Goes on behind a hole in the capture, where packets are missing for so long that what comes next lies beyond the windows last seen.
 *
 * <p>A segment alone proves nothing: a forged one looks the same, and stays refused. It is believed where the other end agrees with it: that end acknowledges it from
 * within its own window, or it goes on where that end, from within its own window, acknowledges; or, where both have moved on, {@link #RUN} refused segments in turn, each of
 * which acknowledges the one before and goes on where that acknowledges. The last refused segment of each end is kept in the side object. Allocates
 * nothing but that.
 */
final class Holes {
    /** Segments of both ends that must agree, one with the next, where none of them lies in a window. */
    static final int RUN = 4;

    private final ExtrasTable extras;
    private final Sequences   sequences;

    Holes(ExtrasTable extras, Sequences sequences) {
        this.extras = extras;
        this.sequences = sequences;
    }

    /** What a refused segment said. Reused. */
    static final class Refused {
        private boolean kept;
        private boolean inWindow;
        private int     seq;
        private int     end;
        private int     ack;
        private int     edge;

        private void keep(Connection c, Segment s, int from, boolean isInWindow) {
            kept = true;
            inWindow = isInWindow;
            seq = s.seq;
            end = s.end;
            ack = s.ack;
            edge = s.ack + (s.window << Sequences.scale(c, from));
        }

        /** Whether another number acknowledges this segment, and nothing behind it. */
        private boolean isAcknowledgedBy(int number) {
            return atOrAfter(number, seq) && atOrBefore(number, end);
        }

        /** Whether a segment from this number on is what this one waits for, or what it has room for. */
        private boolean hasRoomFor(int number) {
            return atOrAfter(number, ack) && atOrBefore(number, edge);
        }
    }

    /** Whether a segment that was refused for its numbers shows that packets are missing; then both ends are moved on to where it takes up, and it is to be taken. */
    boolean ends(Connection c, Segment s, int from, Reason reason) {
        if (s.hasAny(Segment.SYN | Segment.RST) || !c.is(Flags.SENT << from) || !c.is(Flags.SENT << 1 - from))
            return false;
        Extras own = extras.of(c);
        Refused other = own.refused[1 - from];
        boolean isInWindow = reason == Reason.ACK_OF_UNSENT;             // that was looked at first
        boolean acknowledges = other.kept && other.isAcknowledgedBy(s.ack);
        boolean goesOn = other.kept && other.hasRoomFor(s.seq);
        own.run = acknowledges && goesOn ? Math.max(own.run, 1) + 1 : 0;
        boolean isProven = acknowledges && isInWindow
                || goesOn && other.inWindow && !after(s.ack, sequences.highest(c, 1 - from))
                || own.run >= RUN;
        if (isProven)
            moveOn(c, s, from, own);
        else
            own.refused[from].keep(c, s, from, isInWindow);
        return isProven;
    }

    /** Forgets what was refused, because the connection goes on as it was. */
    void none(Connection c) {
        Extras own = extras.find(c);
        if (own != null)
            own.run = 0;
    }

    private void moveOn(Connection c, Segment s, int from, Extras own) {
        Refused other = own.refused[1 - from];
        sequences.skipTo(c, 1 - from, other.seq, other.end);
        sequences.skipTo(c, from, s.seq, s.seq);
        sequences.offered(c, 1 - from, other.ack, other.edge);
        for (int side = 0; side < 2; side++) {
            own.refused[side].kept = false;
            c.certainty(side, Certainty.INFERRED);
        }
        own.run = 0;
    }
}
