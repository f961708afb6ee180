package dev.remora.analysis;

import org.jspecify.annotations.Nullable;

/** Packets between two endpoints, in both directions, under one number. Confined to one thread. */
class Conversation extends PairChains.Entry {
    /** Place in the order of their first packets, from 0 in each capture. */
    final int number;

    private final long firstTime;
    private long       previousTime;

    // For the table, by age
    @Nullable
    Conversation older;
    @Nullable
    Conversation newer;

    Conversation(int number, long timeNanos) {
        this.number = number;
        this.firstTime = timeNanos;
        this.previousTime = timeNanos;
    }

    /** From the packet that began it to the last that has {@link #passed}, nanoseconds. */
    long sinceFirst() {
        return previousTime - firstTime;
    }

    /** Takes notice of a packet's time, and tells how long ago the one before it was, 0 for the first: nanoseconds, negative where the capture goes back in time. */
    long passed(long timeNanos) {
        long since = timeNanos - previousTime;
        previousTime = timeNanos;
        return since;
    }
}
