package dev.remora.analysis;

import static dev.remora.analysis.Mark.DUPLICATE_ACK;

/** Acknowledgments that say nothing new. */
final class Acknowledgments {
    private Acknowledgments() {}

    /** An empty segment with the sequence and acknowledgment numbers of the one before. */
    static boolean repeatsNumbers(Case c) {
        Segment segment = c.segment;
        Sender sender = c.sender;
        return segment.length == 0 && segment.isPlain() && segment.seq == sender.next && segment.ack == sender.lastAck;
    }

    /** The window is the same too: RFC 5681 section 2. */
    static boolean repeats(Case c) {
        return repeatsNumbers(c) && c.segment.window != 0 && c.segment.window == c.sender.window;
    }

    /** Numbers a duplicate. */
    static void count(Case c) {
        if (c.findings.has(DUPLICATE_ACK)) {
            c.findings.duplicateNumber = c.sender.nextDuplicate();
            c.findings.duplicateFrame = c.sender.lastAckFrame;
        }
    }
}
