package dev.remora.analysis;

import dev.remora.field.Derived;

/** What the analysis says of a layer as part of its stream. Reused; confined to one thread. */
class StreamFindings {
    /** Number of the stream, from 0 in each capture. */
    int number;

    /** Nanoseconds since the first and since the previous packet of the stream; absent where they are not measured. */
    long sinceFirst;
    long sincePrevious;

    /** Takes notice of a packet of a conversation that times are not measured of, nor from, though the conversation may begin with it. */
    void untimed(Conversation conversation) {
        number = conversation.number;
        sincePrevious = Derived.ABSENT;
        sinceFirst = Derived.ABSENT;
    }

    /** Takes notice of a packet of a conversation. */
    void passed(Conversation conversation, long timeNanos) {
        number = conversation.number;
        sincePrevious = conversation.passed(timeNanos);
        sinceFirst = conversation.sinceFirst();
    }
}
