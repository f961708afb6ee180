package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final Connection connection;

    TallyTest() {
        ConnectionTable table = new ConnectionTable(10, 1);
        Key key = table.key();
        key.ofIpv4(6, 0x0A000001, 0x0A000002, 1, 2, 0);
        connection = table.add(key);
    }

    private void assertCounts(int side, long packets, long payload, long datagrams, long frames) {
        assertThat(connection.packets(side)).isEqualTo(packets);
        assertThat(connection.octets(side)).isEqualTo(payload);
        assertThat(connection.ipOctets(side)).isEqualTo(datagrams);
        assertThat(connection.frameOctets(side)).isEqualTo(frames);
    }

    /** Whatever sizes packets have, and however many there are, the sums are those of plain addition, and nothing else of the record changes. */
    @Property(tries = 200)
    void countsWhatThereIs(@ForAll @Size(max = 40) List<@IntRange(min = -1, max = 200_000) Integer> sizes, @ForAll @IntRange(min = 1, max = 100) int times) {
        long flags = connection.flags();
        long before = connection.octets(0);
        long packets = connection.packets(0);
        long datagrams = connection.ipOctets(0);
        long frames = connection.frameOctets(0);
        for (int round = 0; round < times; round++)
            for (int size : sizes)
                connection.count(0, size, size + 40, size + 54);

        long sum = (long) times * sizes.stream().mapToLong(Integer::longValue).sum();
        long count = (long) times * sizes.size();
        assertCounts(0, packets + count, before + sum, datagrams + sum + 40 * count, frames + sum + 54 * count);
        assertCounts(1, 0, 0, 0, 0);
        assertThat(connection.flags()).isEqualTo(flags);
        assertThat(connection.rtt).isZero();
        assertThat(connection.due).isZero();
    }

    /** A side that has sent is known to have for ever, without a look at the sums. */
    @Test
    void remembersThatASideHasSent() {
        assertThat(connection.hasSent(1)).isFalse();
        for (int i = 0; i < 5000; i++) {
            connection.count(1, 0, 40, 60);
            assertThat(connection.hasSent(1)).isTrue();
        }
        assertCounts(1, 5000, 0, 200_000, 300_000);
    }
}
