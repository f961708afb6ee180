package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final Connection view;

    TallyTest() {
        ConnectionTable table = new ConnectionTable(10, 1);
        Key key = table.key();
        key.ofIpv4(6, 0x0A000001, 0x0A000002, 1, 2, 0);
        view = table.add(key);
    }

    private void assertCounts(int side, long packets, long payload, long datagrams, long frames) {
        assertThat(view.packets(side)).isEqualTo(packets);
        assertThat(view.octets(side)).isEqualTo(payload);
        assertThat(view.ipOctets(side)).isEqualTo(datagrams);
        assertThat(view.frameOctets(side)).isEqualTo(frames);
    }

    /** Whatever sizes packets have, and however many there are, the sums are those of plain addition, and nothing else of the record changes. */
    @Property(tries = 200)
    void countsWhatThereIs(@ForAll @Size(max = 40) List<@IntRange(min = -1, max = 200_000) Integer> sizes, @ForAll @IntRange(min = 1, max = 100) int times) {
        long flags = view.flags();
        long before = view.octets(0);
        long packets = view.packets(0);
        long datagrams = view.ipOctets(0);
        long frames = view.frameOctets(0);
        for (int round = 0; round < times; round++)
            for (int size : sizes)
                view.count(0, size, size + 40, size + 54);

        long sum = (long) times * sizes.stream().mapToLong(Integer::longValue).sum();
        long count = (long) times * sizes.size();
        assertCounts(0, packets + count, before + sum, datagrams + sum + 40 * count, frames + sum + 54 * count);
        assertCounts(1, 0, 0, 0, 0);
        assertThat(view.flags()).isEqualTo(flags);
        assertThat(view.rtt).isZero();
        assertThat(view.due).isZero();
    }

    /** A side that has sent is known to have for ever, without a look at the sums. */
    @Test
    void remembersThatASideHasSent() {
        assertThat(view.hasSent(1)).isFalse();
        for (int i = 0; i < 5000; i++) {
            view.count(1, 0, 40, 60);
            assertThat(view.hasSent(1)).isTrue();
        }
        assertCounts(1, 5000, 0, 200_000, 300_000);
    }
}
