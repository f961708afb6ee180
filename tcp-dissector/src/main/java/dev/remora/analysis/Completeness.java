package dev.remora.analysis;

import static dev.remora.analysis.Segment.ACK;
import static dev.remora.analysis.Segment.FIN;
import static dev.remora.analysis.Segment.RST;
import static dev.remora.analysis.Segment.SYN;

/** How much of a conversation is in the capture: a bit for each kind of segment, as Wireshark counts them. */
final class Completeness {
    static final int OPENED       = 1;
    static final int ACCEPTED     = 2;
    static final int ACKNOWLEDGED = 4;
    static final int DATA         = 8;
    static final int FINISHED     = 16;
    static final int RESET        = 32;

    private Completeness() {}

    /** What a segment adds. The first one adds nothing unless it opens the conversation; no other does open it. */
    static int of(Segment segment, boolean first) {
        if (first)
            return segment.opens() ? OPENED | (segment.length > 0 ? DATA : 0) : 0;
        int reset = segment.has(RST) ? RESET : 0;
        if (!segment.has(ACK))
            return reset;                                          // the octets of a SYN are not counted before they are sent again
        int finished = segment.has(FIN) ? FINISHED : 0;
        if (segment.has(SYN))
            return reset | ACCEPTED | finished;
        return reset | (segment.length > 0 ? DATA : ACKNOWLEDGED) | finished;
    }
}
