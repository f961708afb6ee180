package dev.remora.tracking;

import static dev.remora.tracking.Certainty.INFERRED;
import static dev.remora.tracking.Certainty.OBSERVED;
import static dev.remora.tracking.TcpState.CLOSED;
import static dev.remora.tracking.TcpState.CLOSE_WAIT;
import static dev.remora.tracking.TcpState.ESTABLISHED;
import static dev.remora.tracking.TcpState.SYN_RECEIVED;
import static dev.remora.tracking.TcpState.SYN_SENT;
import static dev.remora.tracking.TcpState.TIME_WAIT;
import static dev.remora.transport.SequenceNumber.after;
import static dev.remora.transport.SequenceNumber.atOrAfter;
import static dev.remora.transport.SequenceNumber.atOrBefore;
import static dev.remora.transport.SequenceNumber.before;

/**
 * What a segment means to both ends of its connection: first the sender, who must be in a state to send it; then the receiver, if it takes it.
 *
 * <p>Follows the order of RFC 9293 section 3.10.7.4: reset, SYN, acknowledgment, FIN. Where a segment implies others that the capture lacks, the states that
 * follow are inferred. Allocates nothing for a known connection, unless octets are missing.
 */
final class TcpMachine {
    private final Changes      changes;
    private final Sequences    sequences;
    private final SegmentJudge judge;
    private final Holes        holes;

    TcpMachine(Changes changes, GapRoom room) {
        this.changes = changes;
        this.sequences = new Sequences(room);
        this.judge = new SegmentJudge(sequences);
        this.holes = new Holes(sequences);
    }

    /** Takes in a segment that this side sent; the reason for its verdict. */
    Reason segment(Connection c, Segment s, int from) {
        sequences.at(changes.packet());
        Reason reason = holes.goesBack(c, s, from) ? Reason.RETURNED : judge.judge(c, s, from);
        if (reason == Reason.BEYOND_WINDOW || reason == Reason.ACK_OF_UNSENT)
            reason = holes.ends(c, s, from) ? Reason.RESUMED : reason;
        else if (reason.isTaken())
            holes.none(c);
        c.hears(reason.isHeard() || c.areBothOver(), s.previous);
        History.add(c, s, from, reason);                             // before what it brings about is told
        if (reason.isTaken() || reason == Reason.RETRANSMITTED && reaches(c, s, from))
            take(c, s, from);
        else if (onlyAcknowledges(c, s, from, reason) && judge.isAckTaken(c, s, from))
            acknowledging(c, s, from);
        if (reason == Reason.RETRANSMITTED)
            repeat(c, s, from);
        else if (reason == Reason.ACK_OF_UNSENT || reason == Reason.RESET_NOT_EXACT)
            doubt(c, s, from);
        return reason;
    }

    /** Whether octets that were sent before still touch the receiver's window, so that it looks at the rest of the segment (RFC 9293 section 3.10.7.4). */
    private static boolean reaches(Connection c, Segment s, int from) {
        int acked = c.acked(1 - from);
        return s.has(Segment.SYN) || !c.is(Flags.HAS_ACKED << 1 - from) || (s.end == s.seq ? !before(s.end, acked) : after(s.end, acked));
    }

    /**
     * Whether the receiver ignores text and FIN of a segment and yet looks at what it acknowledges. It does so behind a FIN (RFC 9293 section 3.10.7.4: fifth before
     * seventh); octets that end where the window begins do not touch it, but Linux (tcp_sequence) and BSD are content with that, so that the last ones, sent again, bring
     * their acknowledgment.
     */
    private static boolean onlyAcknowledges(Connection c, Segment s, int from, Reason reason) {
        return reason == Reason.AFTER_FIN || reason == Reason.RETRANSMITTED && s.end == c.acked(1 - from);
    }

    /**
     * What is refused for octets that were not seen may have been taken: then those are missing from the capture alone, and nobody knows the states. What looks like the
     * challenge to a reset (RFC 5961 section 3.2) settles nothing: it may as well answer a keep-alive or octets that came ahead, or offer more room.
     */
    private void doubt(Connection c, Segment s, int from) {
        if (c.state(0).isOpening() || c.state(1).isOpening() || !c.is(Flags.SENT << from))
            return;
        if (s.has(Segment.RST) ? after(s.seq, c.next(from)) : judge.isOfUnseen(c, s, from) && judge.isPossible(c, s, from))
            infer(c);
    }

    private void infer(Connection c) {
        for (int side = 0; side < 2; side++) {
            if (c.certainty(side) == OBSERVED)
                c.certainty(side, INFERRED);
            sequences.finAhead(c, side, Extras.NEVER);
        }
    }

    private void take(Connection c, Segment s, int from) {
        boolean unseen = c.isUnknown(from);
        if (unseen)
            c.certainty(from, OBSERVED);
        if (s.has(Segment.RST)) {
            changes.on(c, from, Cue.SENT_RST, OBSERVED);
            changes.on(c, 1 - from, Cue.GOT_RST, OBSERVED);
            return;
        }
        if (s.has(Segment.SYN))
            opening(c, s, from, unseen);
        else if (c.isOpening(from))
            implied(c, s, from, unseen);
        else if (c.isIn(CLOSED, from))
            speaksAgain(c, from);
        if (c.is(Flags.FIN_SENT << from))
            reconsider(c, s, from);
        Sequences.stamped(c, s, from);
        sequences.sent(c, s, from);
        if (s.has(Segment.FIN) && !c.is(Flags.FIN_SENT << from))
            closing(c, s, from);
        if (s.has(Segment.ACK))
            acknowledging(c, s, from);
        deliverFin(c, from);
    }

    // Opening

    private void opening(Connection c, Segment s, int from, boolean unseen) {
        if (!c.is(Flags.SCALED << from) || c.state(from).isOpening())
            Sequences.options(c, from, s);
        int to = 1 - from;
        if (s.has(Segment.ACK)) {
            answered(c, s, to);
            if (c.state(to) == CLOSED && !c.is(Flags.SENT << to)) {    // its SYN is not in the capture
                changes.on(c, to, Cue.SENT_SYN, INFERRED);
                changes.onListener(c, from, INFERRED);
            }
            changes.on(c, from, Cue.GOT_SYN, INFERRED);              // SYN-SENT: the other's SYN is not in the capture
            if (!c.is(Flags.DOUBTED))
                changes.on(c, to, Cue.GOT_SYN_ACK, OBSERVED);
            return;
        }
        c.rtt = s.time;
        changes.on(c, from, Cue.SENT_SYN, OBSERVED);
        if (c.state(to) == CLOSED)
            changes.onListener(c, to, Certainty.UNKNOWN);   // if it listens at all
        else if (c.state(to) == SYN_SENT)
            crossing(c, from, unseen);
        else if (c.state(from) == ESTABLISHED && !c.is(Flags.HAS_ACKED << from) && !s.has(Segment.FIN)) {
            changes.on(c, from, Cue.SENT_SYN_AGAIN, INFERRED);
            c.set(Flags.DOUBTED);
        }
    }

    /** Octets of a SYN that its answer leaves out were not taken, and come again with the same numbers (RFC 7413 section 4.1.3.1). */
    private static void answered(Connection c, Segment s, int to) {
        int number = c.first(to) + 1;
        if (c.state(to) == SYN_SENT && c.is(Flags.SENT << to) && !c.is(Flags.FIN_SENT << to) && s.ack == number && after(c.next(to), number))
            c.next(to, number);
    }

    /** Simultaneous open, RFC 9293 section 3.5 figure 7: either end gets the other's SYN after it has sent its own. */
    private void crossing(Connection c, int from, boolean unseen) {
        if (unseen)
            changes.on(c, from, Cue.SENT_SYN_UNAWARE, OBSERVED);
        changes.on(c, from, Cue.GOT_SYN, OBSERVED);
        changes.on(c, 1 - from, Cue.GOT_SYN, OBSERVED);
    }

    /** A segment without SYN implies that its sender has been through the handshake; of who has sent its SYN, and nothing is seen of the other end, if it goes on from there. */
    private void implied(Connection c, Segment s, int from, boolean unseen) {
        int to = 1 - from;
        if (c.state(from) == SYN_SENT)
            changes.on(c, from, Cue.GOT_SYN_ACK, c.is(Flags.SENT << to) ? OBSERVED : INFERRED);
        else if (unseen) {
            changes.on(c, from, Cue.GOT_ACK_OF_SYN, INFERRED);
            changes.on(c, to, Cue.GOT_SYN_ACK, INFERRED);
        } else if (!c.is(Flags.SENT << to) && (s.end != s.seq || after(s.ack, c.acked(from))))
            changes.on(c, from, Cue.GOT_ACK_OF_SYN, INFERRED);
    }

    // Closing

    private void closing(Connection c, Segment s, int from) {
        if (s.has(Segment.ACK) && judge.isOfUnseen(c, s, from))
            unseen(c, s, from);
        c.set(Flags.FIN_SENT << from);
        c.fin(from, s.end);
        boolean isGuess = before(c.next(from), s.end);
        sequences.finGuessed(c, from, isGuess);
        boolean crossed = c.state(from) == CLOSE_WAIT && before(s.ack, c.fin(1 - from));
        sequences.finAhead(c, from, isGuess && c.certainty(from) == OBSERVED ? s.time : Extras.NEVER);
        changes.on(c, from, crossed ? Cue.SENT_FIN_UNAWARE : Cue.SENT_FIN, isGuess ? INFERRED : OBSERVED);
        if (crossed)
            changes.on(c, from, Cue.GOT_FIN, OBSERVED);              // which is still on its way
    }

    private void speaksAgain(Connection c, int from) {
        Cue cue = SegmentJudge.afterGivingUp(c, from);
        if (cue != null)
            changes.on(c, from, cue, INFERRED);
    }

    /** Takes back that a side has sent a FIN, where that was a guess and it sends octets there, or its FIN elsewhere behind all that was seen. */
    private void reconsider(Connection c, Segment s, int from) {
        int fin = c.fin(from);
        boolean isElsewhere = s.has(Segment.FIN) && s.end != fin && atOrBefore(s.seq, c.next(from));
        boolean isOctet = s.length > 0 && atOrAfter(s.seq + s.length, fin);
        if (!isElsewhere && !isOctet || !sequences.isFinGuessed(c, from))
            return;
        sequences.finGuessed(c, from, false);
        c.clear(Flags.FIN_SENT << from);
        changes.on(c, from, Cue.SENT_MORE, INFERRED);
        changes.on(c, 1 - from, Cue.GOT_MORE, INFERRED);
    }

    /** An acknowledgment of what the capture did not show: of one number more, it is the other end's FIN. */
    private void unseen(Connection c, Segment s, int from) {
        int to = 1 - from;
        if (History.has(c, History.CHECKSUM, to) && !c.is(Flags.OFFLOADED << to))
            return;                                                  // it is in the capture, with a checksum that the hardware put right
        infer(c);
        if (!judge.isOfUnseenFin(c, s, from))
            return;
        c.set(Flags.FIN_SENT << to);
        c.fin(to, s.ack);
        sequences.finGuessed(c, to, true);
        changes.on(c, to, Cue.SENT_FIN, INFERRED);
        changes.on(c, from, Cue.GOT_FIN, INFERRED);
    }

    /** What an acknowledgment does to the end it comes to, and what it proves about the one that sent it. */
    private void acknowledging(Connection c, Segment s, int from) {
        int to = 1 - from;
        if (c.is(Flags.SENT << to) && after(s.ack, c.next(to)) && judge.isOfUnseen(c, s, from))
            unseen(c, s, from);
        sequences.acknowledged(c, s, from);
        deliverFin(c, to);                                           // what is acknowledged has been received
        if (c.isIn(SYN_RECEIVED, to)) {
            changes.on(c, to, Cue.GOT_ACK_OF_SYN, c.is(Flags.SENT << to) ? OBSERVED : INFERRED);
            complete(c, s);
        }
        if (c.is(Flags.FIN_SENT << to) && atOrAfter(s.ack, c.fin(to)) && Changes.hasArrow(c, to, Cue.GOT_ACK_OF_FIN))
            changes.on(c, to, Cue.GOT_ACK_OF_FIN, OBSERVED);
        if (c.is(Flags.MIDSTREAM) && c.is(Flags.SENT << to))
            c.set(Flags.COMPLETED);
    }

    private static void complete(Connection c, Segment s) {
        if (!c.is(Flags.COMPLETED) && !c.isOpening(0)) {
            c.set(Flags.COMPLETED);
            c.rtt = s.time - c.rtt;
        }
    }

    /** Lets the other end take a side's FIN once nothing before it is missing. */
    private void deliverFin(Connection c, int from) {
        if (!c.is(Flags.FIN_SENT << from) || !Changes.hasArrow(c, 1 - from, Cue.GOT_FIN) || before(c.next(from), c.fin(from)))
            return;
        if (sequences.isFinAhead(c, from)) {
            c.certainty(from, OBSERVED);
            sequences.finGuessed(c, from, false);                    // what was missing before it has come
        }
        sequences.finAhead(c, from, Extras.NEVER);
        changes.on(c, 1 - from, Cue.GOT_FIN, c.certainty(1 - from) == Certainty.UNKNOWN ? Certainty.UNKNOWN : OBSERVED);
    }

    /** A FIN that comes again starts TIME-WAIT anew, RFC 9293 section 3.10.7.4. */
    private static void repeat(Connection c, Segment s, int from) {
        if (s.has(Segment.FIN) && c.state(1 - from) == TIME_WAIT)
            c.since(1 - from, s.time);
    }
}
