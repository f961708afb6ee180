package dev.remora.analysis;

/** What the analysis says of an ICMP echo request or reply. Reused; confined to one thread. */
final class EchoFindings {
    /** There is no such frame. */
    static final long NONE = 0;

    /** Frame that asks, of a reply. */
    long requestFrame;

    /** Frame that answers, of a request in a second pass. */
    long replyFrame;

    /** Of a reply whose request is known: nanoseconds since that. */
    long roundTrip;

    /** Of a request in a second pass: nothing in the whole capture answers it. */
    boolean unanswered;

    /** Forgets the last layer. */
    EchoFindings clear() {
        requestFrame = NONE;
        replyFrame = NONE;
        roundTrip = 0;
        unanswered = false;
        return this;
    }
}
