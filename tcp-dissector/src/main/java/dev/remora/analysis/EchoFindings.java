package dev.remora.analysis;

/** What the analysis says of an ICMP request or answer. Reused; confined to one thread. */
final class EchoFindings {
    /** Frame that asks, of an answer; frame that answers, of a request in a second pass; 0 where there is none. */
    long requestFrame;
    long answerFrame;

    /** Nanoseconds from the request to its answer; holds where either frame is known. */
    long roundTrip;

    /** Of a request: nothing in the whole capture answers it. */
    boolean unanswered;

    /** Of an answer: nothing before it asks for it. */
    boolean unasked;

    /** Forgets the last layer. */
    void clear() {
        requestFrame = 0;
        answerFrame = 0;
        roundTrip = 0;
        unanswered = false;
        unasked = false;
    }
}
