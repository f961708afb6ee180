package dev.remora.tracking;

/**
 * The time that packets tell, where one of them may have a wrong time stamp.
 *
 * <p>The clock follows the packets, but no single one whose time stamp is far off: it leaps ahead, or is set back, only where two packets in a row agree. A packet that is late
 * by a few seconds, as where captures of several interfaces are merged, changes nothing. Confined to one thread. Allocates nothing.
 */
public final class PacketClock {
    /** Nanoseconds: who is ahead by more than this hour has a wrong time stamp, or comes after a pause. */
    public static final long HOUR = 3_600_000_000_000L;

    /** Nanoseconds that a packet may be late by without setting the clock back. */
    public static final long SLACK = 5_000_000_000L;

    private final long leap;
    private long       now = Long.MIN_VALUE;
    private long       stamp;                    // of the packet before

    /** A clock that no packet has told the time yet; it believes one packet alone that is ahead by so many nanoseconds at most. */
    public PacketClock(long leap) {
        this.leap = leap;
    }

    /** Whether a packet has told it the time. */
    public boolean isStarted() {
        return now != Long.MIN_VALUE;
    }

    /** The time, in nanoseconds since 1970. */
    public long now() {
        return now;
    }

    /** The time stamp of the packet before, in nanoseconds since 1970, whether it is believed or not; the time that was let pass, where that came after it. */
    public long stamp() {
        return stamp;
    }

    /**
     * Takes in the next packet's time stamp, in nanoseconds since 1970. By how much the clock is set back, from where it was to the first of the two packets that agree: 0 where it
     * is not.
     */
    public long tick(long time) {
        long before = isStarted() ? stamp : time;
        long old = isStarted() ? now : time;
        stamp = time;
        if (time >= old) {
            now = Math.max(old, time - old > leap ? Math.min(time, before) : time);
            return 0;
        }
        if (old - Math.max(time, before) <= SLACK || Math.abs(time - before) > HOUR) {    // late, or of two that do not agree
            now = old;
            return 0;
        }
        now = Math.max(time, before);
        return old - Math.min(time, before);
    }

    /** Lets time pass to this though no packet comes, however far it is: who says so is no packet. Whether it does: not before the first packet, nor to a time that is past. */
    public boolean pass(long time) {
        if (!isStarted() || time <= now)
            return false;
        now = time;
        stamp = time;
        return true;
    }
}
