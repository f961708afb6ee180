package dev.remora.analysis;

import org.jspecify.annotations.Nullable;

/** Packets between two endpoints, in both directions, under one number. Confined to one thread. */
class Conversation {
    /** Place in the order of their first packets, from 0 in each capture. */
    final int number;

    private long    firstTime;
    private long    previousTime;
    private boolean timed;

    // For the table
    final EndpointPair pair = new EndpointPair();
    int                hash;
    @Nullable
    Conversation       inBucket;
    @Nullable
    Conversation       older;
    @Nullable
    Conversation       newer;

    Conversation(int number) {
        this.number = number;
    }

    /** Time since the first packet, nanoseconds; call {@link #passed} first. */
    long sinceFirst() {
        return previousTime - firstTime;
    }

    /** Takes notice of a packet's time, and tells how long ago the one before it was: nanoseconds, negative where the capture goes back in time. */
    long passed(long timeNanos) {
        long since = timed ? timeNanos - previousTime : 0;
        if (!timed)
            firstTime = timeNanos;
        timed = true;
        previousTime = timeNanos;
        return since;
    }
}
