package dev.remora.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What groups know of the matches of their keys: never less than a window has, and nothing of what is older than two spans. */
class GroupsTest {
    private static final long MILLISECOND = 1_000_000;

    /** A match. */
    private record Come(long key, long time) {
        boolean isIn(long now, long nanos) {
            return now - time <= nanos;
        }
    }

    @Property(tries = 50)
    void boundsAreNeitherTooLowNorOfTheDistantPast(@ForAll long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Groups groups = new Groups(MILLISECOND, 1 << 14, 8);
        List<Come> all = new ArrayList<>();
        long now = 1;
        for (int i = 0; i < 6000; i++) {
            now += step(random, i);
            all.add(new Come(random.nextLong(i % 100 == 0 ? 1L << 14 : 40), now));
            groups.come(all.getLast().key, now);
            check(groups, all, i % 10 == 0 ? random.nextLong(40) : all.getLast().key, now);
        }
    }

    // Bursts, of which each has many matches in a span, and between them a span or more from one match to the next.
    private static long step(RandomGenerator random, int i) {
        return i / 1000 % 2 == 0 ? random.nextLong(MILLISECOND / 500) : random.nextLong(4 * MILLISECOND);
    }

    private static void check(Groups groups, List<Come> all, long key, long now) {
        int group = groups.of(key);
        List<Come> late = all.subList(Math.max(0, all.size() - 1500), all.size()).stream().filter(come -> come.isIn(now, 2 * MILLISECOND)).toList();
        long least = late.stream().filter(come -> come.key == key && come.isIn(now, MILLISECOND)).count();
        long most = late.stream().filter(come -> groups.of(come.key) == group).count();
        assertThat((long) groups.bound(group)).isBetween(Math.min(Groups.MOST, least), Math.max(most, Groups.MOST));
    }

    @Test
    void nothingIsLeftOfABurstTwoSpansLater() {
        Groups groups = new Groups(MILLISECOND, 1 << 16, 20);
        for (int i = 0; i < 100_000; i++)
            groups.come(i, 1);
        long now = 1;
        for (int i = 0; i < 1000; i++) {
            now += MILLISECOND;
            int bound = groups.bound(groups.come(i, now));
            if (i > 0)
                assertThat(bound).isEqualTo(1);
        }
        for (int i = 1000; i < 1 << 16; i++)
            assertThat(groups.bound(i)).isZero();
    }

    @Test
    void groupsWhoseWindowsHearAtOnceStaySoWhenTheyAreDivided() {
        Groups groups = new Groups(MILLISECOND, 1 << 16, 20);
        int few = groups.size();
        groups.heed(groups.of(7));
        for (int i = 0; i < 5000; i++)
            groups.come(8, 1);

        assertThat(groups.size()).isGreaterThan(few);
        for (long key : List.of(7L, few + 7L))
            assertThat(groups.isHeeded(groups.of(key))).isTrue();
        for (long key : List.of(8L, 7L + Long.SIZE, few + 8L))
            assertThat(groups.isHeeded(groups.of(key))).isFalse();
        groups.heedNone();
        assertThat(groups.isHeeded(groups.of(7))).isFalse();
    }
}
