package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.packet.Frame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ConnectionTableTest {
    private static Key key(ConnectionTable table, int port) {
        Key key = table.key();
        key.ofIpv4(6, 0x0A000001, 0x0A000002, port, 80, 0);
        return key;
    }

    /** Against a map: whatever is added and removed, in whatever order, every key is found where it was put, and no other. */
    @Property(tries = 300)
    void holdsWhatAMapWouldHold(@ForAll @Size(max = 400) List<@IntRange(min = -60, max = 60) Integer> steps) {
        ConnectionTable table = new ConnectionTable(1000, 42);
        Map<Integer, Connection> expected = new HashMap<>();
        for (int step : steps) {
            int port = Math.abs(step);
            boolean there = expected.containsKey(port);
            assertThat(table.find(key(table, port))).isSameAs(expected.get(port));
            if (step > 0 && !there)
                expected.put(port, table.add(key(table, port)));
            else if (step < 0 && there)
                table.remove(expected.remove(port));
            assertThat(table.size()).isEqualTo(expected.size());
        }
        expected.forEach((port, record) -> assertThat(table.find(key(table, port))).isSameAs(record));
    }

    @Test
    void keepsItsRecordsInPlaceAsItGrows() {
        ConnectionTable table = new ConnectionTable(100_000, 7);
        Connection[] records = new Connection[60_000];
        for (int port = 1; port < records.length; port++) {
            records[port] = table.add(key(table, port));
        }

        for (int port = 1; port < records.length; port++) {
            assertThat(table.find(key(table, port))).isSameAs(records[port]);
            assertThat(table.get(records[port].place())).isSameAs(records[port]);
        }
    }

    @Test
    void knowsBothDirectionsByOneKey() {
        ConnectionTable table = new ConnectionTable(10, 7);
        Key there = table.key();
        Key back = table.key();
        there.ofIpv4(6, 0xC0A80001L, 0x0A000001L, 1234, 80, 0);
        back.ofIpv4(6, 0x0A000001L, 0xC0A80001L, 80, 1234, 0);

        Connection added = table.add(there);

        assertThat(table.find(back)).isSameAs(added);
        assertThat(there.sourceIsLower).isNotEqualTo(back.sourceIsLower);
    }

    @Test
    void comparesWholeIpv6Addresses() {
        ConnectionTable table = new ConnectionTable(1000, 7);
        byte[] octets = new byte[40];
        Frame frame = Frame.of(octets);
        Key key = table.key();
        for (int i = 0; i < 300; i++) {
            octets[31] = (byte) i;
            octets[39] = (byte) (i >> 8);
            key.ofIpv6(6, frame, 8, 24, 1000, 80, 0);
            assertThat(table.find(key)).isNull();
            assertThat(table.add(key).endpoint(Side.ORIGINATOR).address()).hasSize(16);
        }
        assertThat(table.size()).isEqualTo(300);
    }
}
