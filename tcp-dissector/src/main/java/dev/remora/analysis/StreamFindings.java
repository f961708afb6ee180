package dev.remora.analysis;

/** What the analysis says of a layer as part of its stream. Reused; confined to one thread. */
class StreamFindings {
    /** Number of the stream, from 0 in each capture. */
    int number;

    /** Nanoseconds since the first and since the previous packet of the stream. */
    long sinceFirst;
    long sincePrevious;

    /** Takes notice of a packet of a conversation. */
    void passed(Conversation conversation, long timeNanos) {
        number = conversation.number;
        sincePrevious = conversation.passed(timeNanos);
        sinceFirst = conversation.sinceFirst();
    }
}
