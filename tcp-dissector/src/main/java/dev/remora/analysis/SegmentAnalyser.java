package dev.remora.analysis;

import static dev.remora.analysis.Judgement.last;
import static dev.remora.analysis.Judgement.row;
import static dev.remora.analysis.Mark.DUPLICATE_ACK;
import static dev.remora.analysis.Mark.FAST_RETRANSMISSION;
import static dev.remora.analysis.Mark.KEEP_ALIVE;
import static dev.remora.analysis.Mark.KEEP_ALIVE_ACK;
import static dev.remora.analysis.Mark.LOST_SEGMENT;
import static dev.remora.analysis.Mark.OUT_OF_ORDER;
import static dev.remora.analysis.Mark.RETRANSMISSION;
import static dev.remora.analysis.Mark.SPURIOUS_RETRANSMISSION;
import static dev.remora.analysis.Mark.WINDOW_FULL;
import static dev.remora.analysis.Mark.WINDOW_UPDATE;
import static dev.remora.analysis.Mark.ZERO_WINDOW;
import static dev.remora.analysis.Mark.ZERO_WINDOW_PROBE;
import static dev.remora.analysis.Mark.ZERO_WINDOW_PROBE_ACK;

/**
 * Judges segments as Wireshark's "SEQ/ACK analysis" does (User's Guide, "TCP Analysis"), and measures them.
 *
 * <p>Each segment is held against what both ends have sent before it: first the tables of judgements from top to bottom, then the acknowledgment, then the octets
 * in flight; at last its sender takes it over. Confined to one thread. Allocates nothing but room for segments in flight.
 */
final class SegmentAnalyser {
    /** What the segment asks or answers, in order: those further down are not looked at once one that is last holds. */
    private static final Judgement[] OF_ITSELF = {
        last(ZERO_WINDOW_PROBE, Probes::probesZeroWindow),
        row(ZERO_WINDOW, Windows::isZero),
        row(LOST_SEGMENT, Gaps::opensGap),
        row(KEEP_ALIVE, Probes::keepsAlive),
        row(WINDOW_UPDATE, Windows::updates),
        row(WINDOW_FULL, Windows::fills),
        last(KEEP_ALIVE_ACK, Probes::answersKeepAlive),
        last(ZERO_WINDOW_PROBE_ACK, Probes::answersZeroWindowProbe),
        row(DUPLICATE_ACK, Acknowledgments::repeats),
    };

    /** What it says of octets that were sent before, likewise; looked at whatever the segment is. */
    private static final Judgement[] OF_THOSE_BEFORE = {
        last(SPURIOUS_RETRANSMISSION, Resends::isNeedless),
        last(FAST_RETRANSMISSION, Resends::isFast),
        last(OUT_OF_ORDER, Resends::isLate),
        last(RETRANSMISSION, Resends::resends),
    };

    /** As in Wireshark, more than this is no count of octets under way, but numbers that do not belong together. */
    private static final int MOST_IN_FLIGHT = 2_000_000_000;

    /** Judges and measures a segment, and remembers it. */
    void analyse(Case c) {
        judge(c);
        c.receiver.flight.acknowledge(c.segment, c.findings);
        c.receiver.sacked = c.segment.sacked;
        c.receiver.gap &= !c.segment.has(Segment.ACK);
        c.sender.take(c.segment, c.findings);
        measure(c);
    }

    private static void judge(Case c) {
        c.sender.restart(c.segment);
        judge(c, OF_ITSELF);
        Gaps.acknowledge(c);
        judge(c, OF_THOSE_BEFORE);
        Acknowledgments.count(c);
        Resends.complete(c);
    }

    private static void judge(Case c, Judgement[] judgements) {
        for (Judgement judgement : judgements)
            if (judgement.test().holds(c)) {
                c.findings.mark(judgement.mark());
                if (judgement.isLast())
                    break;
            }
    }

    private static void measure(Case c) {
        Sender sender = c.sender;
        if (c.segment.advances())
            sender.flight.add(c.segment);
        if (c.segment.length == 0 || sender.gap)
            return;
        sender.pushed = c.segment.length + (sender.pushing ? 0 : sender.pushed);
        sender.pushing = c.segment.has(Segment.PSH);
        c.findings.recorded = true;
        int inFlight = sender.flight.span(sender.reference.base()) - sender.sacked;
        if (inFlight > 0 && inFlight < MOST_IN_FLIGHT) {
            c.findings.inFlight = inFlight - (c.segment.has(Segment.SYN | Segment.FIN) ? 1 : 0);
            c.findings.pushed = sender.pushed;
        }
    }
}
