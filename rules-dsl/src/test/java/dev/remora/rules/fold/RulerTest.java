package dev.remora.rules.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** A number is in the range that begins last before it, however ranges are looked for. */
class RulerTest {
    @Property(tries = 500)
    void findsTheRangeOfANumber(@ForAll @Size(max = 40) List<@LongRange(max = 300) Long> cuts,
            @ForAll @LongRange(min = 8, max = 32) long bits, @ForAll @LongRange(max = 310) long number) {
        Ruler.Ranges ranges = new Ruler().of(cuts.stream().mapToLong(Long::longValue).toArray(), (int) bits);

        assertThat((long) ranges.find(number)).isEqualTo(cuts.stream().distinct().filter(cut -> cut <= number).count());
    }
}
