package dev.remora.analysis;

import static dev.remora.transport.SequenceNumber.after;

import dev.remora.dissect.Foresight;

/**
 * What one end of a conversation has sent so far, as far as judgements need it.
 *
 * <p>As in Wireshark, a {@link #next}, {@link #reach} or {@link #lastAck} of 0 is not known yet; a conversation that comes to the number 0 by the wire is judged with
 * a gap in memory there.
 */
final class Sender {
    /** In place of a number of duplicates: the receiver has acknowledged more than was ever sent, and no duplicate has come since. As in Wireshark, more than any number. */
    static final long OUTRUN = Long.MAX_VALUE;

    /** What the judgements of this pass go by. */
    final Reference reference;

    /** What is shown: the same, but in a second pass. */
    final Reference shown;

    /** Segments that wait for an acknowledgment. */
    final Flight flight = new Flight();

    /** Sequence number behind all that was sent, and the segment that ended there. */
    int  next;
    long nextTime;
    long nextFrame;

    /** Sequence number behind what was sent without a gap. */
    int reach;

    /** Last acknowledgment number sent, the frame that brought it, and when the last segment with any was sent. */
    int  lastAck;
    long lastAckFrame;
    long ackTime;

    /** Last window sent, not scaled; -1 before the first. */
    int window = -1;

    /** Whether that window was a SYN's, which is not scaled: RFC 7323 section 2.2. */
    boolean opening;

    /** Duplicates of the last acknowledgment, or {@link #OUTRUN}. */
    long duplicates;

    /** Whether a gap was seen and no segment from the receiver since: octets in flight are unknown. */
    boolean gap;

    /** Suspicions about the last segment: bits of {@link Mark}. */
    int lastMarks;

    /** Octets that the receiver's last acknowledgment had in SACK blocks. */
    int sacked;

    /** Octets sent since the last PSH, and whether the last segment with octets had it. */
    int     pushed;
    boolean pushing;

    /** A sender that has sent nothing; leaves word under this key for a second pass, or was told by the first. */
    Sender(Foresight foresight, long key) {
        reference = new Reference(foresight, key);
        shown = foresight.isComplete() ? Reference.foreseen(foresight, key) : reference;
    }

    /** At a new attempt to open the connection, what came from behind a gap is forgotten. */
    void restart(Segment segment) {
        if (segment.opens())
            next = reach;
    }

    /** Number of the duplicate that this acknowledgment is. */
    long nextDuplicate() {
        return duplicates == OUTRUN ? 1 : duplicates + 1;
    }

    /** Takes over a segment of this sender, once it has been judged. */
    void take(Segment segment, Findings findings) {
        boolean continues = reach == 0 || segment.seq == reach;
        if ((next == 0 || after(segment.next(), next)) && !findings.has(Mark.ZERO_WINDOW_PROBE))
            advance(segment);
        if (continues)
            reach = next;
        takeAcknowledgment(segment, findings);
        window = segment.window;
        opening = segment.has(Segment.SYN) || opening && !segment.has(Segment.ACK);
        lastMarks = findings.marks;
        gap |= findings.has(Mark.LOST_SEGMENT);
    }

    private void advance(Segment segment) {
        next = segment.next();
        nextTime = segment.time;
        nextFrame = segment.frame;
    }

    private void takeAcknowledgment(Segment segment, Findings findings) {
        if (findings.has(Mark.DUPLICATE_ACK))
            duplicates = nextDuplicate();
        if (segment.ack != lastAck) {
            duplicates = 0;
            lastAckFrame = segment.frame;
        }
        lastAck = segment.ack;
        ackTime = segment.time;
    }
}
