package dev.remora.analysis;

import static dev.remora.transport.SequenceNumber.after;

/** Octets that were sent and are not in the capture. */
final class Gaps {
    /** Judged by what they probe or answer alone. */
    private static final int PROBES = Mark.ZERO_WINDOW_PROBE.bit | Mark.KEEP_ALIVE_ACK.bit | Mark.ZERO_WINDOW_PROBE_ACK.bit;

    private Gaps() {}

    /** Begins behind what was sent so far. */
    static boolean opensGap(Case c) {
        return c.sender.next != 0 && after(c.segment.seq, c.sender.next) && !c.segment.has(Segment.RST);
    }

    /**
     * Acknowledges what was never seen, and is the first to do so: octets beyond a gap, or beyond all that was seen. Of the latter Wireshark
     * speaks again only after the other end has acknowledged something new, and not at all where that end has acknowledged the same twice.
     */
    static boolean acknowledgesUnseen(Case c) {
        return outruns(c) && (c.receiver.reach != c.receiver.next || !c.receiver.outrun && c.receiver.duplicates == 0);
    }

    /** Whether what was never seen of the receiver has been acknowledged, with this segment or since the receiver last acknowledged something new. */
    static boolean isOutrun(Case c) {
        return c.receiver.outrun || outruns(c) && c.receiver.reach == c.receiver.next;
    }

    private static boolean outruns(Case c) {
        return c.segment.has(Segment.ACK) && c.receiver.reach != 0 && after(c.segment.ack, c.receiver.reach);
    }

    /** Takes it that what was acknowledged was sent, so that the gap is not spoken of again. */
    static void remember(Case c) {
        if (!outruns(c) || (c.findings.marks & PROBES) != 0)
            return;
        c.findings.recorded = true;
        if (c.receiver.reach == c.receiver.next) {
            c.receiver.outrun = true;
            c.receiver.duplicates = 0;
        }
        c.receiver.reach = c.receiver.next;
    }
}
