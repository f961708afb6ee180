package dev.remora.reassembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.reassembly.StreamPieces.Octets;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class StreamMemoryTest {
    private final byte[] said = new byte[2_000];

    /** Whatever the segments, it has the last octets, and tells of any of them that comes again with another value, and of no other. */
    @Property
    void remembersTheLastOctets(@ForAll @IntRange(min = 1, max = 300) int most, @ForAll @IntRange(min = 1, max = 1_500) int longest, @ForAll long seed) {
        Random random = new Random(seed);
        random.nextBytes(said);
        StreamMemory memory = new StreamMemory(most, new StreamBudget(1, 1));
        for (int at = 0; at < said.length;) {
            int count = Math.min(said.length - at, random.nextInt(longest + 1));
            memory.add(new Octets(said, at, count));
            at += count;
            assertThat(memory.size()).isEqualTo(Math.min(at, most));
            if (at > 0)
                findsTheOneThatDiffers(memory, at, random);
        }
    }

    private void findsTheOneThatDiffers(StreamMemory memory, int end, Random random) {
        int known = end - memory.size();
        int from = random.nextInt(memory.size());
        int length = 1 + random.nextInt(memory.size() - from);
        byte[] again = Arrays.copyOfRange(said, known + from, known + from + length);
        assertThat(memory.differs(from, new Octets(again, 0, length), 0, length)).isFalse();
        again[random.nextInt(length)] ^= 1;
        assertThat(memory.differs(from, new Octets(again, 0, length), 0, length)).isTrue();
    }

    @Example
    void refusesToRememberLessThanNothing() {
        assertThatThrownBy(() -> new StreamMemory(-1, new StreamBudget(1, 1))).isInstanceOf(IllegalArgumentException.class).hasMessage("octets to remember: -1; 0 or more");
    }

    @Example
    void remembersLessOnceAllStreamsTogetherRememberAsMuchAsTheyMay() {
        StreamBudget budget = new StreamBudget(1, 1);
        StreamMemory first = new StreamMemory(100, budget);
        first.add(new Octets(said, 0, 10));
        assertThat(budget.remember(StreamBudget.REMEMBERED - 10)).isTrue();
        first.add(new Octets(said, 10, 5));
        assertThat(first.size()).isEqualTo(10);
        said[14] ^= 1;
        assertThat(first.differs(0, new Octets(said, 5, 10), 0, 10)).isTrue();

        StreamMemory other = new StreamMemory(100, budget);
        other.add(new Octets(said, 0, 10));
        assertThat(other.size()).isZero();
        first.end();
        other.add(new Octets(said, 0, 10));
        assertThat(other.size()).isEqualTo(10);
    }
}
