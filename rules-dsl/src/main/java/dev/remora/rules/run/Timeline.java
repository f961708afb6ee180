package dev.remora.rules.run;

import dev.remora.tracking.PacketClock;
import java.util.Arrays;

/**
 * Packet time as stage 2 counts it: it never goes back, where the clock of a capture may.
 *
 * <p>It is the time of a {@link PacketClock}. Where that is set back, as where captures are joined, this goes on from where it is, so that windows and deadlines stay as long as
 * they are; {@link #stamp} says which time stamp it stood for. Confined to one thread. Allocates only where the clock is set back.
 */
final class Timeline {
    private static final long DAY = 24 * PacketClock.HOUR;

    private final PacketClock clock = new PacketClock(DAY);
    private long[]            since = {Long.MIN_VALUE};    // after this time
    private long[]            ahead = {0};                 // it is ahead of the time stamps by so much
    private long              now   = Long.MIN_VALUE;

    /** Moves on to the next packet, which has this time stamp. */
    void tick(long timeNanos) {
        long back = clock.tick(timeNanos);
        if (back > 0)
            setBack(back);
        now = clock.now() + ahead[ahead.length - 1];
    }

    /** Lets time pass to this, though no packet comes; a time that is past changes nothing. */
    void pass(long timeNanos) {
        if (clock.pass(timeNanos))
            now = clock.now() + ahead[ahead.length - 1];
    }

    private void setBack(long nanos) {
        int last = ahead.length;
        since = Arrays.copyOf(since, last + 1);
        ahead = Arrays.copyOf(ahead, last + 1);
        since[last] = now;
        ahead[last] = ahead[last - 1] + nanos;
    }

    /** The time that it has come to. */
    long now() {
        return now;
    }

    /** The time stamp that a time of the past stood for, in nanoseconds since 1970. */
    long stamp(long time) {
        int at = since.length - 1;
        while (at > 0 && since[at] >= time)
            at--;
        return time - ahead[at];
    }
}
