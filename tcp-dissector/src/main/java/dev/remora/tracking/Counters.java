package dev.remora.tracking;

/** What a {@link Tracker} has counted so far. Read on the tracker's thread. */
public final class Counters {
    long opened;
    long strays;
    long evictedHalfOpen;
    long evicted;
    long backwards;

    Counters() {}

    /** Connections opened. */
    public long opened() {
        return opened;
    }

    /** Pairs of endpoints whose packets belonged to no connection. */
    public long strays() {
        return strays;
    }

    /** Half-open connections that were evicted to make room. */
    public long evictedHalfOpen() {
        return evictedHalfOpen;
    }

    /** Other connections that were evicted to make room, because none was half-open. */
    public long evicted() {
        return evicted;
    }

    /** Packets whose time was before that of an earlier one. */
    public long backwards() {
        return backwards;
    }
}
