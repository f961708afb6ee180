package dev.remora.rules.run;

import dev.remora.tracking.PacketClock;

/**
 * Packet time as stage 2 counts it: it never goes back, where the clock of a capture may.
 *
 * <p>It is the time of a {@link PacketClock}. Where that is set back, as where captures are joined, this goes on from where it is, so that windows and deadlines stay as long as
 * they are; {@link #stamp} says which time stamp it stood for. Confined to one thread. Allocates nothing after construction.
 */
final class Timeline {
    private static final long DAY   = 24 * PacketClock.HOUR;
    private static final int  STEPS = 64;                      // that are kept

    private final PacketClock clock = new PacketClock(DAY);
    private final long[]      since = new long[STEPS];         // after this time
    private final long[]      ahead = new long[STEPS];         // it is ahead of the time stamps by so much
    private int               last;
    private long              now   = Long.MIN_VALUE;

    /** Time stamps as they are, from the beginning. */
    Timeline() {
        since[0] = Long.MIN_VALUE;
    }

    /** Moves on to the next packet, which has this time stamp. */
    void tick(long timeNanos) {
        long before = clock.now();
        moveOn(clock.tick(timeNanos), before);
    }

    /** Lets time pass to this, though no packet comes; whether it does: a time that is past changes nothing. */
    boolean pass(long timeNanos) {
        long before = clock.now();
        boolean passes = clock.pass(timeNanos);
        if (passes)
            moveOn(0, before);
        return passes;
    }

    private void moveOn(long back, long before) {
        if (back > 0)
            setBack(back);
        else if (last > 0 && clock.now() - before > PacketClock.SLACK && Math.abs(clock.now() - before - (ahead[last] - ahead[last - 1])) <= PacketClock.SLACK)
            last--;                                            // two clocks that do not agree take turns: the one from before goes on
        now = Math.max(now, clock.now() + ahead[last]);
    }

    private void setBack(long nanos) {
        if (last == STEPS - 1) {
            System.arraycopy(since, 1, since, 0, last);
            System.arraycopy(ahead, 1, ahead, 0, last);
            last--;
        }
        last++;
        since[last] = now;
        ahead[last] = ahead[last - 1] + nanos;
    }

    /** The time that it has come to. */
    long now() {
        return now;
    }

    /**
     * When the packet that it has come to happened, if its time stamp is right: later than {@link #now} where that is so far ahead that it is not believed before the next one
     * agrees.
     */
    long moment() {
        return Math.max(now, clock.stamp() + ahead[last]);
    }

    /** The time stamp that a time of the past stood for, in nanoseconds since 1970; where the clock was set back often, that of one of the last times. */
    long stamp(long time) {
        int at = last;
        while (at > 0 && since[at] >= time)
            at--;
        return time - ahead[at];
    }
}
