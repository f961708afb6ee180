package dev.remora.analysis;

/** What the analysis says of a segment. Reused; confined to one thread; allocates nothing. */
final class Findings extends StreamFindings {
    /** What has been seen of the conversation: see {@link Completeness}. */
    int completeness;

    /** Whether numbers are relative, to these two, and windows scaled; as on the wire otherwise. */
    boolean relative;
    int     seqBase;
    int     ackBase;

    /** Whether the segment was whole enough to be judged. */
    boolean judged;

    /** Whether its options are, so that the judgement is shown. */
    boolean shown;

    /** Whether data came with a SYN and a Fast Open cookie, before the handshake: RFC 7413 section 4.2. */
    boolean earlyData;

    /** What its FIN does. */
    Closing closing = Closing.NONE;

    /** Shift count of the sender's window, or {@link Scale#UNKNOWN}, {@link Scale#NONE}. */
    int shift;

    /** Suspicions: bits of {@link Mark}. */
    int marks;

    /** Whether it was worth a record, be there more to say of it or not: only then the time of the handshake is shown. */
    boolean recorded;

    /** Of a duplicate acknowledgment: how many there were, and the frame of the first of the kind. */
    long duplicateNumber;
    long duplicateFrame;

    /** Frame that is acknowledged, 0 for none, and nanoseconds since then. */
    long ackedFrame;
    long roundTrip;

    /** Nanoseconds from the SYN to the acknowledgment that ends the handshake; 0 while unknown. */
    long initialRoundTrip;

    /** Of a retransmission: frame that the timeout is measured from, 0 for none, and nanoseconds since then. */
    long timeoutFrame;
    long timeout;

    /** Octets not yet acknowledged; 0 where unknown. */
    int inFlight;

    /** Octets sent since the sender last set PSH; 0 where {@link #inFlight} is. */
    int pushed;

    /** Forgets the last layer. */
    void clear() {
        relative = false;
        seqBase = 0;
        ackBase = 0;
        judged = false;
        shown = false;
        recorded = false;
        closing = Closing.NONE;
        marks = 0;
        duplicateNumber = 0;
        duplicateFrame = 0;
        ackedFrame = 0;
        roundTrip = 0;
        initialRoundTrip = 0;
        timeoutFrame = 0;
        timeout = 0;
        inFlight = 0;
        pushed = 0;
    }

    boolean has(Mark mark) {
        return (marks & mark.bit) != 0;
    }

    void mark(Mark mark) {
        marks |= mark.bit;
        recorded = true;
    }
}
