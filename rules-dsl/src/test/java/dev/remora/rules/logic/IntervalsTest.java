package dev.remora.rules.logic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Sets of numbers keep the laws of sets; each is compared with what it says of each number. */
class IntervalsTest {
    private static final long[] NUMBERS = LongStream.concat(LongStream.rangeClosed(-12, 12),
            LongStream.of(Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE - 1, Long.MAX_VALUE)).toArray();

    @Provide
    Arbitrary<Intervals> sets() {
        Arbitrary<Long> number = Arbitraries.oneOf(Arbitraries.longs().between(-10, 10), Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE));
        return Combinators.combine(number, number).as(Intervals::of).list().ofMaxSize(5).map(Intervals::union);
    }

    @Property
    void aSetHasWhatItIsMadeOf(@ForAll("sets") Intervals a, @ForAll("sets") Intervals b) {
        for (long n : NUMBERS) {
            assertThat(a.complement().has(n)).isEqualTo(!a.has(n));
            assertThat(a.and(b).has(n)).isEqualTo(a.has(n) && b.has(n));
            assertThat(a.or(b).has(n)).isEqualTo(a.has(n) || b.has(n));
            assertThat(a.without(b).has(n)).isEqualTo(a.has(n) && !b.has(n));
        }
    }

    @Property
    void equalSetsAreWrittenTheSame(@ForAll("sets") Intervals a, @ForAll("sets") Intervals b) {
        assertThat(a.complement().complement()).isEqualTo(a);
        assertThat(a.or(b)).isEqualTo(b.or(a));
        assertThat(a.and(b).or(a.without(b))).isEqualTo(a);
        assertThat(Intervals.union(List.of(a, b, a))).isEqualTo(a.or(b));
        assertThat(a.covers(b)).isEqualTo(a.or(b).equals(a));
    }
}
