package dev.remora.analysis;

import static dev.remora.analysis.Mark.FAST_RETRANSMISSION;
import static dev.remora.analysis.Mark.KEEP_ALIVE;
import static dev.remora.analysis.Mark.RETRANSMISSION;
import static dev.remora.analysis.Mark.SPURIOUS_RETRANSMISSION;
import static dev.remora.transport.SequenceNumber.atOrBefore;
import static dev.remora.transport.SequenceNumber.before;

/** Segments that do not follow on what was sent before: sent again, or overtaken. */
final class Resends {
    /** A retransmission that comes this soon after duplicate acknowledgments is one that they called for. */
    private static final long FAST_NANOS = 20_000_000;

    /** How long a segment may be late, where the time of the handshake is not known. */
    private static final long LATE_NANOS = 3_000_000;

    private static final int ENOUGH_DUPLICATES = 2;

    private Resends() {}

    /** All of it has been acknowledged already. */
    static boolean isNeedless(Case c) {
        return c.segment.length > 0 && !c.findings.has(KEEP_ALIVE) && c.receiver.lastAck != 0
                && atOrBefore(c.segment.seq + c.segment.length, c.receiver.lastAck);
    }

    /** Begins before the end of what was sent; not so a single octet that is sent once more with others behind it. */
    static boolean resends(Case c) {
        Segment segment = c.segment;
        int next = c.sender.next;
        return segment.advances() && !c.findings.has(KEEP_ALIVE) && next != 0 && before(segment.seq, next)
                && !(segment.length > 1 && segment.seq == next - 1);
    }

    /** Begins where duplicates just now said that octets are missing: RFC 5681 section 3.2. */
    static boolean isFast(Case c) {
        Sender receiver = c.receiver;
        return resends(c) && receiver.duplicates >= ENOUGH_DUPLICATES && receiver.lastAck == c.segment.seq
                && isWithin(c.segment.time - receiver.ackTime, FAST_NANOS);
    }

    /** Comes so soon after the last new octets that it must have been overtaken, not sent again. */
    static boolean isLate(Case c) {
        long age = c.segment.time - c.sender.nextTime;
        return resends(c) && isWithin(age, c.initialRoundTrip != 0 ? c.initialRoundTrip : LATE_NANOS) && c.segment.next() != c.sender.next;
    }

    /** As in Wireshark, a time that goes back is one of centuries. */
    private static boolean isWithin(long nanos, long most) {
        return Long.compareUnsigned(nanos, most) < 0;
    }

    /** Adds what Wireshark says of every segment that is sent again, and measures the timeout of those that nothing else explains. */
    static void complete(Case c) {
        Findings findings = c.findings;
        if (findings.has(SPURIOUS_RETRANSMISSION) || findings.has(FAST_RETRANSMISSION))
            findings.mark(RETRANSMISSION);
        else if (findings.has(RETRANSMISSION))
            timeOut(c);
    }

    private static void timeOut(Case c) {
        boolean waiting = !c.sender.flight.isEmpty();
        c.findings.timeoutFrame = waiting ? c.sender.flight.oldestFrame() : c.sender.nextFrame;
        c.findings.timeout = c.segment.time - (waiting ? c.sender.flight.oldestTime() : c.sender.nextTime);
    }
}
