package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GapsTest {
    /** Against a set of octets, across the end of the number space. */
    @Property
    void holdsTheOctetsItWasGiven(@ForAll @Size(max = 25) List<@IntRange(max = 200) Integer> starts, @ForAll int origin, @ForAll @IntRange(max = 200) int reached) {
        Gaps gaps = new Gaps();
        BitSet octets = new BitSet();
        for (int start : starts) {
            int length = 1 + start % 7;
            gaps.add(origin + start, origin + start + length);
            if (gaps.isOverfull())
                gaps.grow();
            octets.set(start, start + length);
        }
        for (int i = 0; i < 210; i++)
            assertThat(gaps.covers(origin + i, origin + i + 1)).isEqualTo(octets.get(i));
        assertThat(gaps.isEmpty()).isEqualTo(octets.isEmpty());
        assertThat(gaps.octetsBefore(origin + reached)).isEqualTo(octets.get(0, reached).cardinality());
        if (!gaps.isEmpty())
            assertThat(gaps.highest()).isEqualTo(origin + octets.length());

        assertThat(gaps.advance(origin + reached)).isEqualTo(origin + octets.nextClearBit(reached));
    }

    @Test
    void saysWhenThereAreTooMany() {
        Gaps gaps = new Gaps();
        for (int i = 0; i <= Gaps.FEW; i++) {
            assertThat(gaps.isOverfull()).isFalse();
            gaps.add(10 * i, 10 * i + 1);
        }

        assertThat(gaps.isOverfull()).isTrue();
        assertThat(gaps.advance(gaps.firstStart())).isEqualTo(1);
        assertThat(gaps.isOverfull()).isFalse();
    }

    @Test
    void hasRoomForMoreRangesOnceItHasGrown() {
        GapRoom room = new GapRoom();
        Gaps gaps = new Gaps();
        for (int i = 0; i < Gaps.MOST; i++) {
            gaps.add(10 * i, 10 * i + 1);
            assertThat(gaps.isOverfull() && !room.grow(gaps)).isFalse();
        }
        gaps.add(-10, -9);

        assertThat(gaps.isOverfull() && !room.grow(gaps)).isTrue();
        assertThat(gaps.covers(10 * Gaps.MOST - 10, 10 * Gaps.MOST - 9)).isTrue();
        assertThat(gaps.room()).isEqualTo(Gaps.MOST);
    }
}
