package dev.remora.analysis;

import static dev.remora.transport.SequenceNumber.after;

/** Octets that were sent and are not in the capture. */
final class Gaps {
    private Gaps() {}

    /** Begins behind what was sent so far. */
    static boolean opensGap(Case c) {
        return c.sender.next != 0 && after(c.segment.seq, c.sender.next) && !c.segment.has(Segment.RST);
    }

    /**
     * Marks a segment that acknowledges what was never seen: octets of a gap, from then on taken for sent, so that the gap is not spoken of again; or octets
     * beyond all that was sent, of which Wireshark speaks again only after the other end has acknowledged something new, and not at all where that end
     * has acknowledged the same twice.
     */
    static void acknowledge(Case c) {
        Sender receiver = c.receiver;
        if (!c.segment.has(Segment.ACK) || receiver.reach == 0 || !after(c.segment.ack, receiver.reach))
            return;
        c.findings.recorded = true;
        boolean ofGap = receiver.reach != receiver.next;
        if (ofGap || receiver.duplicates == 0)
            c.findings.mark(Mark.ACK_LOST_SEGMENT);
        if (ofGap)
            receiver.reach = receiver.next;
        else
            receiver.duplicates = Sender.OUTRUN;
    }
}
