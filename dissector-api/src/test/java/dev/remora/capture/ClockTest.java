package dev.remora.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ClockTest {
    private static final BigInteger FIRST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LAST  = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);

    @Property(tries = 20_000)
    void isExactForAnyResolutionAndOffset(@ForAll long ticks, @ForAll @IntRange(max = 255) int resolution, @ForAll long offset) {
        assertThat(new Clock(resolution, offset).nanos(ticks)).isEqualTo(exact(ticks, resolution, offset));
    }

    @Property(tries = 20_000)
    void isExactWhereOffsetAndTicksNearlyCancel(@ForAll long ticks, @ForAll @IntRange(max = 12) int resolution, @ForAll int nearly) {
        long offset = -Long.divideUnsigned(ticks, BigInteger.TEN.pow(resolution).longValue()) + nearly;

        assertThat(new Clock(resolution, offset).nanos(ticks)).isEqualTo(exact(ticks, resolution, offset));
    }

    @Test
    void isExactAtTheEdges() {
        long[] edges = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 9_223_372_036L, 9_223_372_037L, -9_223_372_036L, -9_223_372_037L, -9_223_372_038L, 999_999_999, 1_000_000_000,
            854_775_807, 854_775_808};
        for (int resolution = 0; resolution < 256; resolution++)
            for (long offset : edges)
                for (long ticks : edges)
                    assertThat(new Clock(resolution, offset).nanos(ticks)).as("%s ticks of %s from %s", ticks, resolution, offset)
                            .isEqualTo(exact(ticks, resolution, offset));
    }

    private static long exact(long ticks, int resolution, long offset) {
        BigInteger unit = BigInteger.valueOf(resolution < 0x80 ? 10 : 2).pow(resolution & 0x7F);
        BigInteger unsigned = new BigInteger(Long.toUnsignedString(ticks));
        BigInteger nanos = unsigned.multiply(NANOS).divide(unit).add(BigInteger.valueOf(offset).multiply(NANOS));
        return nanos.max(FIRST).min(LAST).longValueExact();
    }
}
