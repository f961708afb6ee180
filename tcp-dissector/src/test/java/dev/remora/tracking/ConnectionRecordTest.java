package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A record that serves another connection knows nothing of the one before. */
class ConnectionRecordTest {
    /** Set when a connection is opened, or never looked at where they do not hold. */
    private static final Set<String> OTHERWISE = Set.of("ConnectionRecord.id", "ConnectionRecord.start", "Beside.number", "Beside.addresses", "Tally.totals");

    @Test
    void startsBlankWhenItIsUsedAgain() throws Exception {
        ConnectionTable table = new ConnectionTable(10, 1);
        Key key = table.key();
        key.ofIpv4(6, 0x0A000001, 0x0A000002, 1, 2, 0);
        Connection record = table.add(key);
        Map<String, String> fresh = values(record);
        assertThat(fresh).hasSizeGreaterThan(18);

        fill(record);
        record.count(0, 1 << 20, 1 << 20, 1 << 20);
        record.extras();
        record.lowerKey = key.first;
        record.higherKey = key.second;
        table.remove(record);

        assertThat(table.add(key)).isSameAs(record);
        assertThat(values(record)).isEqualTo(fresh);
        assertThat(record.octets(0) + record.ipOctets(0) + record.frameOctets(0) + record.packets(0)).isZero();
    }

    private static void fill(Object of) throws Exception {
        for (Class<?> type = of.getClass(); type != Object.class; type = type.getSuperclass())
            for (Field field : type.getDeclaredFields())
                if (field.getType() == long.class && !Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    field.setLong(of, 0x0123_4567_89AB_CDEFL);
                }
    }

    private static Map<String, String> values(Connection record) throws Exception {
        Map<String, String> values = new LinkedHashMap<>();
        values(record, values);
        values.keySet().removeAll(OTHERWISE);
        return values;
    }

    private static void values(Object of, Map<String, String> values) throws Exception {
        for (Class<?> type = of.getClass(); type != Object.class; type = type.getSuperclass())
            for (Field field : type.getDeclaredFields())
                if (!Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    values.put(type.getSimpleName() + "." + field.getName(), String.valueOf(field.get(of)));
                }
    }
}
