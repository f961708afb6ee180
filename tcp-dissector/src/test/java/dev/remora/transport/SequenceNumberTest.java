package dev.remora.transport;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SequenceNumberTest {
    @Property
    void comparesAcrossTheWrap(@ForAll int a, @ForAll @IntRange(min = 1) int ahead) {
        int b = a + ahead;

        assertThat(SequenceNumber.before(a, b)).isTrue();
        assertThat(SequenceNumber.after(b, a)).isTrue();
        assertThat(SequenceNumber.atOrBefore(b, a)).isFalse();
        assertThat(SequenceNumber.atOrAfter(a, b)).isFalse();
        assertThat(SequenceNumber.later(a, b)).isEqualTo(b);
        assertThat(SequenceNumber.distance(a, b)).isEqualTo(ahead);
    }

    @Property
    void isNeitherBeforeNorAfterItself(@ForAll int a) {
        assertThat(SequenceNumber.before(a, a)).isFalse();
        assertThat(SequenceNumber.after(a, a)).isFalse();
        assertThat(SequenceNumber.atOrBefore(a, a)).isTrue();
        assertThat(SequenceNumber.atOrAfter(a, a)).isTrue();
        assertThat(SequenceNumber.distance(a, a)).isZero();
    }
}
