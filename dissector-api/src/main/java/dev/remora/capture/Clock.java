package dev.remora.capture;

/**
 * How a pcapng interface counts time: ticks of 10^-n or 2^-n seconds (if_tsresol) from an offset in seconds (if_tsoffset).
 *
 * <p>Arithmetic is exact, rounded down to the nanosecond; times outside the range of a {@code long} (years 1677 to 2262) become its first or
 * last value. Immutable. Allocates nothing.
 */
final class Clock {
    private static final long   NANOS = 1_000_000_000;
    private static final long[] POWERS_OF_TEN;

    /** Microseconds since 1970: what holds where an interface says nothing. */
    static final Clock MICROSECONDS;

    static {
        POWERS_OF_TEN = new long[20];                   // 10^19 fits 64 bits unsigned
        POWERS_OF_TEN[0] = 1;
        for (int n = 1; n < POWERS_OF_TEN.length; n++)
            POWERS_OF_TEN[n] = POWERS_OF_TEN[n - 1] * 10;
        MICROSECONDS = new Clock(6, 0);
    }

    private final boolean binary;
    private final int     exponent;
    private final long    offsetSeconds;

    /** Nanoseconds a tick, and the most ticks for which the product surely fits; the way nearly every frame goes. */
    private final long factor;
    private final long most;

    /**
     * A clock as the options of an interface describe it.
     *
     * @param resolution    value of if_tsresol; 0 to 255, of which the highest bit says that the rest is a power of two
     * @param offsetSeconds value of if_tsoffset
     */
    Clock(int resolution, long offsetSeconds) {
        this.binary = (resolution & 0x80) != 0;
        this.exponent = resolution & 0x7F;
        this.offsetSeconds = offsetSeconds;
        this.factor = !binary && exponent <= 9 ? POWERS_OF_TEN[9 - exponent] : 0;
        this.most = factor == 0 || offsetSeconds != 0 ? -1 : Long.MAX_VALUE / factor;
    }

    /** Nanoseconds since 1970 of an unsigned count of ticks. */
    long nanos(long ticks) {
        if (0 <= ticks && ticks <= most)
            return ticks * factor;
        return binary ? binaryNanos(ticks) : decimalNanos(ticks);
    }

    private long decimalNanos(long ticks) {
        if (exponent < POWERS_OF_TEN.length) {
            long unit = POWERS_OF_TEN[exponent];
            long rest = Long.remainderUnsigned(ticks, unit);
            return since1970(Long.divideUnsigned(ticks, unit), exponent <= 9 ? rest * factor : Long.divideUnsigned(rest, POWERS_OF_TEN[exponent - 9]));
        }
        int finer = exponent - 9;                       // all ticks together are less than a second
        return since1970(0, finer < POWERS_OF_TEN.length ? Long.divideUnsigned(ticks, POWERS_OF_TEN[finer]) : 0);
    }

    private long binaryNanos(long ticks) {
        if (exponent >= Long.SIZE)
            return since1970(0, Math.unsignedMultiplyHigh(ticks, NANOS) >>> exponent - Long.SIZE);
        if (exponent == 0)
            return since1970(ticks, 0);
        long rest = ticks & (1L << exponent) - 1;
        long high = Math.unsignedMultiplyHigh(rest, NANOS);
        return since1970(ticks >>> exponent, high << Long.SIZE - exponent | rest * NANOS >>> exponent);
    }

    /** The sum of seconds (unsigned), offset and nanoseconds (below 10^9), held to the range of a {@code long}. */
    private long since1970(long seconds, long nanos) {
        long sum = seconds + offsetSeconds;
        if (seconds < 0 ? offsetSeconds >= 0 || sum < 0 : offsetSeconds > 0 && sum < 0)
            return Long.MAX_VALUE;                      // 2^63 seconds or more
        return sum < 0 ? held(sum + 1, nanos - NANOS) : held(sum, nanos);
    }

    /** Seconds and nanoseconds of one sign as nanoseconds. */
    private static long held(long seconds, long nanos) {
        if (Math.absExact(seconds) > Long.MAX_VALUE / NANOS)
            return seconds < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        long sum = seconds * NANOS + nanos;
        if (seconds > 0 && sum < 0)
            return Long.MAX_VALUE;
        return seconds < 0 && sum > 0 ? Long.MIN_VALUE : sum;
    }
}
