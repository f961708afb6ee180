package dev.remora.rules.run;

import java.util.function.LongSupplier;

/**
 * Samples where the time of a lane goes: times one packet in {@value #EVERY}, and on it each look of a rule.
 *
 * <p>A look takes nanoseconds, and so does reading the clock: what two readings in a row say is taken off each time. What takes so long that the thread must have
 * been interrupted is not counted. Confined to one thread. Allocates nothing.
 */
final class Stopwatch {
    /** A prime, so that it does not keep step with traffic. */
    static final int EVERY = 509;

    private static final long INTERRUPTED = 200_000;

    private final LongSupplier time;
    private final long[]       nanos;                  // of each rule; behind them, of choosing those that can match
    private long               all;
    private long               packets;
    private int                left = EVERY;
    private boolean            running;
    private long               clock;                  // what reading it takes
    private long               readings;
    private long               begun;
    private long               from;

    Stopwatch(int rules, LongSupplier time) {
        this.time = time;
        nanos = new long[rules + 1];
    }

    /** Begins a packet, timed where it is its turn. */
    void start() {
        if (--left > 0)
            return;
        left = EVERY;
        running = true;
        long first = time.getAsLong();
        begun = time.getAsLong();
        clock = begun - first;
        readings = 1;
    }

    /** Ends a packet. */
    void stop() {
        if (!running)
            return;
        running = false;
        long took = time.getAsLong() - begun - readings * clock;
        packets++;
        if (took > 0 && took <= INTERRUPTED)
            all += took;
    }

    /** Begins a look of a rule, or the choice of rules. */
    void begin() {
        if (running)
            from = time.getAsLong();
    }

    /** Ends it. */
    void end(int rule) {
        if (!running)
            return;
        long took = time.getAsLong() - from - clock;
        readings += 2;
        if (took > 0 && took <= INTERRUPTED)
            nanos[rule] += took;
    }

    /** Packets that were timed. */
    long packets() {
        return packets;
    }

    /** Nanoseconds that they took. */
    long all() {
        return all;
    }

    /** Nanoseconds of a rule; behind the last rule, of choosing. */
    long nanos(int rule) {
        return nanos[rule];
    }
}
