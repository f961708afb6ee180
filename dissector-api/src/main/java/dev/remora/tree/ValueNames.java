package dev.remora.tree;

import dev.remora.field.Attr;
import dev.remora.field.Field;
import dev.remora.field.Values;
import dev.remora.packet.Packet;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The names that registries give to values of fields. Safe for many threads. */
public final class ValueNames {
    private ValueNames() {}

    /** The name of one occurrence of a field, or null where it has none. Allocates. */
    public static @Nullable String of(Field field, Packet packet, Values values, int index) {
        for (Attr attribute : field.meta().attributes()) {
            String name = switch (attribute) {
                case Attr.Names names -> named(names.values(), values.number(index));
                case Attr.NamesBy names -> namedBy(names, packet, values, index);
                case Attr.BitNames bits -> set(bits.names(), values.number(index));
                case Attr.Labels labels -> values.number(index) == 0 ? labels.notSet() : labels.set();
                default -> null;
            };
            if (name != null)
                return name;
        }
        return null;
    }

    private static String set(List<String> names, long value) {
        StringJoiner set = new StringJoiner(", ").setEmptyValue("none");
        for (int i = 0; i < names.size(); i++)
            if ((value >>> i & 1) != 0)
                set.add(names.get(i));
        return set.toString();
    }

    private static @Nullable String namedBy(Attr.NamesBy names, Packet packet, Values values, int index) {
        Values key = new Values();
        names.key().read(packet, values.layer(index), key);
        Map<Integer, String> table = key.isEmpty() ? null : names.values().get((int) key.number(0));
        return table == null ? null : named(table, values.number(index));
    }

    private static @Nullable String named(Map<Integer, String> names, long value) {
        return value == (int) value ? names.get((int) value) : null;
    }
}
