package dev.remora.tracking;

import static dev.remora.transport.SequenceNumber.after;
import static dev.remora.transport.SequenceNumber.atOrAfter;
import static dev.remora.transport.SequenceNumber.atOrBefore;
import static dev.remora.transport.SequenceNumber.before;
import static dev.remora.tracking.TcpState.CLOSED;
import static dev.remora.tracking.TcpState.CLOSE_WAIT;
import static dev.remora.tracking.TcpState.CLOSING;
import static dev.remora.tracking.TcpState.ESTABLISHED;
import static dev.remora.tracking.TcpState.LAST_ACK;
import static dev.remora.tracking.TcpState.SYN_RECEIVED;
import static dev.remora.tracking.TcpState.SYN_SENT;
import static dev.remora.tracking.TcpState.TIME_WAIT;

import org.jspecify.annotations.Nullable;

/**
 * Whether the receiver of a segment takes it, and why not: the tests of RFC 9293 section 3.10.7 in their order, with those of RFC 5961 and RFC 7323.
 *
 * <p>The left edge of the receiver's window is its last acknowledgment: what it has taken since, it would take again without harm. Where the capture lacks what would be needed,
 * the segment is taken. Allocates nothing.
 */
final class SegmentJudge {
    // RFC 7323 section 5.3 takes none that is older. Linux takes one that is a tick older, since a segment that was overtaken by its successor often is no more than that.
    private static final int TOLERATED_TICKS = 1;

    private final Sequences sequences;

    SegmentJudge(Sequences sequences) {
        this.sequences = sequences;
    }

    /** The reason for the verdict on a segment that this side sent; changes nothing. */
    Reason judge(Connection c, Segment s, int from) {
        if (s.badChecksum && !c.is(Flags.OFFLOADED << from))
            return Reason.BAD_CHECKSUM;
        if (s.has(Segment.RST))
            return judgeReset(c, s, from);
        if (s.has(Segment.SYN))
            return judgeSyn(c, s, from);
        if (!s.has(Segment.ACK))
            return Reason.NO_ACK;
        int to = 1 - from;
        if (isClosed(c, to))
            return isLastAck(c, s, from) ? Reason.IN_ORDER : Reason.AFTER_CLOSE;
        if (!isAckOfSyn(c, s, to))
            return after(s.ack, sequences.highest(c, to)) ? Reason.ACK_OF_UNSENT : Reason.ACK_TOO_OLD;
        return c.is(Flags.SENT << from) ? judgeOctets(c, s, from) : Reason.UNKNOWN_START;
    }

    /** Whether the end is known to be in CLOSED, so that it answers anything with a reset. */
    private static boolean isClosed(Connection c, int side) {
        return c.isIn(CLOSED, side) && !c.isUnknown(side) && afterGivingUp(c, side) == null;
    }

    /** What shows the state of an end that was thought to have given up, should it speak again; null where it has closed otherwise, or not at all. */
    static @Nullable Cue afterGivingUp(Connection c, int side) {
        int other = 1 - side;
        if (c.state(side) != CLOSED || c.certainty(side) != Certainty.INFERRED || !c.is(Flags.FIN_SENT << side) || c.state(other) == CLOSED)
            return null;
        boolean isAcked = c.is(Flags.HAS_ACKED << other) && atOrAfter(c.acked(other), c.fin(side));
        boolean hasFin = c.is(Flags.FIN_SENT << other) && atOrAfter(c.next(other), c.fin(other));
        if (hasFin)
            return isAcked ? null : Cue.STILL_LAST_ACK;
        return isAcked ? Cue.STILL_FIN_WAIT_2 : Cue.STILL_FIN_WAIT_1;
    }

    /** Whether an end in TIME-WAIT acknowledges the last FIN again: the other end has sent it again, and may be in LAST-ACK still. */
    private static boolean isLastAck(Connection c, Segment s, int from) {
        return c.state(from) == TIME_WAIT && c.is(Flags.FIN_SENT << 1 - from) && s.length == 0 && s.ack == c.fin(1 - from);
    }

    /** Whether an end that waits for the acknowledgment of its SYN gets it; true also where it does not wait. */
    private boolean isAckOfSyn(Connection c, Segment s, int to) {
        if (!c.isOpening(to))
            return true;
        return isOfSent(c, s, to);
    }

    private Reason judgeOctets(Connection c, Segment s, int from) {
        int to = 1 - from;
        int next = c.next(from);
        if (s.length <= 1 && s.seq == next - 1 && !s.hasAny(Segment.FIN) && c.is(Flags.HAS_ACKED << to) && c.acked(to) == next)
            return Reason.KEEP_ALIVE;
        if (isOldTimestamp(c, s, from) && s.timestamp != c.timestamp(from) - TOLERATED_TICKS)
            return Reason.PAWS;
        if (c.is(Flags.FIN_SENT << from) && isBehindFin(c, s, from))
            return Reason.AFTER_FIN;
        if (c.is(Flags.HAS_ACKED << to)) {
            if (isBeforeAll(c, s, from) || isBeyondWindow(c, s, from))
                return Reason.BEYOND_WINDOW;
            if (before(s.end, c.acked(to)))
                return Sequences.isFarBehind(s.end, c.acked(to)) ? Reason.BEYOND_WINDOW : Reason.RETRANSMITTED;
        }
        Reason ack = judgeAck(c, s, from);
        if (ack != Reason.IN_ORDER)
            return ack;
        if (s.end != s.seq && sequences.isKnown(c, from, s.seq, s.end))
            return Reason.RETRANSMITTED;
        return after(s.seq, next) ? Reason.OUT_OF_ORDER : Reason.IN_ORDER;
    }

    /** Whether octets, or another FIN, are behind a FIN that the receiver has taken, RFC 9293 section 3.10.7.4: in CLOSE-WAIT and after, text and FINs are ignored. */
    private boolean isBehindFin(Connection c, Segment s, int from) {
        int fin = c.fin(from);
        return s.end != s.seq && atOrAfter(s.seq, fin) && atOrAfter(c.next(from), fin) && !sequences.isFinGuessed(c, from);
    }

    static boolean isOldTimestamp(Connection c, Segment s, int from) {
        return s.hasTimestamp && c.is(Flags.TIMESTAMP << from) && before(s.timestamp, c.timestamp(from));
    }

    /**
     * Whether the octets lie before the first that was ever sent, so that they are no retransmission, and none of them in the window (RFC 9293 section 3.10.7.4: the receiver
     * trims the others off); nobody knows once the numbers have gone far around their circle.
     */
    private static boolean isBeforeAll(Connection c, Segment s, int from) {
        return !c.is(Flags.MIDSTREAM) && !c.is(Flags.FAR << from) && before(s.seq, c.first(from)) && !after(s.end, c.acked(1 - from));
    }

    /** Whether the octets lie beyond the window; where that is guessed, who goes on at the very number that was seen last knows it better. */
    private boolean isBeyondWindow(Connection c, Segment s, int from) {
        int to = 1 - from;
        return after(s.seq, c.edge(to)) && !(Sequences.isGuessed(c, to) && s.seq == sequences.highest(c, from));
    }

    /** Whether the receiver takes what a segment acknowledges, if it takes the segment at all. */
    boolean isAckTaken(Connection c, Segment s, int from) {
        return s.has(Segment.ACK) && judgeAck(c, s, from) == Reason.IN_ORDER;
    }

    private Reason judgeAck(Connection c, Segment s, int from) {
        int to = 1 - from;
        if (isOfUnseen(c, s, from))
            return c.is(Flags.MIDSTREAM) && c.missed(to) != 0 || isBelievable(c, s, from) ? Reason.IN_ORDER : Reason.ACK_OF_UNSENT;
        if (c.is(Flags.HAS_ACKED << from) && before(s.ack, c.acked(from) - Sequences.largestWindow(c, from)))
            return Sequences.isFarBehind(s.ack, c.acked(from)) ? Reason.ACK_OF_UNSENT : Reason.ACK_TOO_OLD;
        return isOfNothing(c, s, to) ? Reason.ACK_TOO_OLD : Reason.IN_ORDER;
    }

    /** Whether a segment acknowledges what was before the first number of a side, of which nothing was sent: older than anything that RFC 5961 section 5 accepts. */
    private static boolean isOfNothing(Connection c, Segment s, int side) {
        return !c.is(Flags.MIDSTREAM) && c.is(Flags.SENT << side) && !c.is(Flags.FAR << side) && atOrBefore(s.ack, c.first(side));
    }

    /** Whether a segment acknowledges what the capture did not show. */
    boolean isOfUnseen(Connection c, Segment s, int from) {
        return c.is(Flags.SENT << 1 - from) && after(s.ack, sequences.highest(c, 1 - from));
    }

    /** Whether the receiver would take an acknowledgment of what the capture did not show if that was sent: there was room for it, and it is not behind a FIN. */
    boolean isPossible(Connection c, Segment s, int from) {
        int to = 1 - from;
        boolean isBehindFin = c.is(Flags.FIN_SENT << to) && after(s.ack, c.fin(to)) && !sequences.isFinGuessed(c, to);
        return !isBehindFin && (!c.is(Flags.HAS_ACKED << from) || atOrBefore(s.ack, c.edge(from)));
    }

    /**
     * Whether an acknowledgment of what the capture did not show is rather of octets that the capture lacks than of none, which the receiver would refuse (RFC 9293 section
     * 3.10.7.4): of one number more, which is a FIN; of what the other end itself says it has sent; or with a FIN at exactly the number that is waited for. A
     * forger who does not see the connection would have to guess one number exactly, or forge both ends.
     */
    private boolean isBelievable(Connection c, Segment s, int from) {
        return isOfUnseenFin(c, s, from) || isPossible(c, s, from)
                && (sequences.isClaimed(c, 1 - from, s.ack) || s.has(Segment.FIN) && !c.is(Flags.FIN_SENT << from) && s.seq == c.next(from));
    }

    /** Whether what a segment acknowledges and the capture did not show is one number: a FIN. */
    boolean isOfUnseenFin(Connection c, Segment s, int from) {
        int to = 1 - from;
        return s.ack == sequences.highest(c, to) + 1 && !c.is(Flags.FIN_SENT << to) && (c.state(to) == ESTABLISHED || c.state(to) == CLOSE_WAIT);
    }

    private Reason judgeSyn(Connection c, Segment s, int from) {
        int to = 1 - from;
        boolean again = c.is(Flags.SENT << from) && s.seq == c.first(from);
        TcpState state = c.state(to);
        if (!s.has(Segment.ACK))
            return again ? Reason.RETRANSMITTED : state == SYN_SENT || state == CLOSED ? Reason.OPENING : Reason.SYN_INSIDE;
        if (state == SYN_SENT || state == SYN_RECEIVED && again)
            return isAckOfSyn(c, s, to) ? Reason.OPENING : Reason.ACK_OF_UNSENT;
        if (state == CLOSED && afterGivingUp(c, to) == null)
            return isClosed(c, to) ? Reason.AFTER_CLOSE : Reason.OPENING;
        if (!again)
            return Reason.SYN_INSIDE;
        return isOfSent(c, s, to) ? Reason.RETRANSMITTED : Reason.ACK_OF_UNSENT;
    }

    private boolean isOfSent(Connection c, Segment s, int to) {
        return !c.is(Flags.SENT << to) || after(s.ack, c.first(to)) && atOrBefore(s.ack, sequences.highest(c, to));
    }

    private Reason judgeReset(Connection c, Segment s, int from) {
        int to = 1 - from;
        TcpState state = c.state(to);
        if (isClosed(c, to))
            return Reason.AFTER_CLOSE;
        boolean answersSyn = s.has(Segment.ACK) && isAckOfSyn(c, s, to);
        if (state == SYN_SENT)                                       // RFC 9293 section 3.10.7.3: only the acknowledgment counts
            return answersSyn ? Reason.RESETTING : Reason.ACK_OF_UNSENT;
        if (state == SYN_RECEIVED && answersSyn && isCrossed(c, to))
            return Reason.RESETTING;
        if (isExact(c, s, from, state))
            return Reason.RESETTING;
        if (!c.is(Flags.HAS_ACKED << to))
            return c.is(Flags.SENT << from) ? Reason.BEYOND_WINDOW : Reason.UNKNOWN_START;
        boolean inWindow = atOrAfter(s.seq, c.acked(to)) && before(s.seq, c.edge(to));
        return inWindow ? Reason.RESET_NOT_EXACT : Reason.BEYOND_WINDOW;
    }

    /**
     * Whether an end has sent a SYN that crossed the other's, and has not answered that: nobody knows if it came. An end that refuses a SYN is not in SYN-RECEIVED itself, so
     * a reset that acknowledges the SYN ends what there is of the connection either way.
     */
    private static boolean isCrossed(Connection c, int side) {
        return c.is(Flags.SENT << side) && !c.is(Flags.HAS_ACKED << side);
    }

    /** Whether a reset is at the number that the receiver waits for, as far as the capture tells what it has received. */
    private boolean isExact(Connection c, Segment s, int from, TcpState state) {
        int to = 1 - from;
        if (c.is(Flags.HAS_ACKED << to) && s.seq == c.acked(to))
            return true;
        if (!c.is(Flags.SENT << from))
            return false;
        int next = c.next(from);
        boolean behindFin = state == CLOSE_WAIT || state == LAST_ACK || state == CLOSING;
        return s.seq == next || Sequences.mayUseSack(c) && s.seq == sequences.highest(c, from)    // RFC 5961 section 3.2 wants RCV.NXT; Linux takes the latter with SACK only
                || behindFin && s.seq == next - 1;                   // some ends do not count their FIN; Linux takes that, tcp_reset_check
    }
}
