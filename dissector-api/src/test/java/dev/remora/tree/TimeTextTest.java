package dev.remora.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimeTextTest {
    @Test
    void cutsOffWhatIsLessThanAMicrosecond() {
        assertThat(TimeText.micros(999)).isEqualTo("0.000000");
        assertThat(TimeText.micros(9_999)).isEqualTo("0.000009");
        assertThat(TimeText.micros(-1_082_999)).isEqualTo("-0.001082");
        assertThat(TimeText.micros(61_000_000_000L)).isEqualTo("61.000000");
    }

    @Test
    void cutsOffWhatIsLessThanAMillisecond() {
        assertThat(TimeText.millis(999_999_999)).isEqualTo("0.999");
        assertThat(TimeText.millis(-61_000_999_999L)).isEqualTo("-61.000");
    }

    @Property
    void tellsInstantsAsJavaDoes(@ForAll @LongRange(min = -2_000_000_000_000_000_000L, max = 9_000_000_000_000_000_000L) long nanos) {
        TextBuffer text = new TextBuffer();
        TimeText.utc(nanos, text);
        Instant instant = Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L) / 1000 * 1000);

        assertThat(Instant.parse(text.toString().replace(' ', 'T') + "Z")).isEqualTo(instant);
    }
}
