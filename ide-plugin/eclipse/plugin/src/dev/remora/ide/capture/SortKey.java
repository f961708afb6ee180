package dev.remora.ide.capture;

import dev.remora.field.Catalogue;
import dev.remora.ide.model.Rows.Row;
import dev.remora.ide.model.Rows.Value;
import dev.remora.ide.preference.Preferences;
import dev.remora.ide.preference.TimeFormat;
import dev.remora.rules.check.PacketValues;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * What a column says of a packet, as packets are put in order by it: numbers, times and IP addresses by their value, all else as text.
 *
 * @param number null for text
 * @param place  of the packet in the order of the capture
 */
record SortKey(BigDecimal number, String text, int place) {
    private static final byte[] NONE = {};

    private static final Comparator<SortKey> BY_VALUE = Comparator.comparing(SortKey::number, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(SortKey::text);

    /** The key of a row; `previous` is the time of the packet before it in the list. */
    static SortKey of(Column column, Row row, long previous, int place) {
        return switch (column) {
            case Column.Standard.TIME -> of(row.timeNanos() - (Preferences.time() == TimeFormat.SINCE_PREVIOUS ? previous : 0), place);
            case Column.Standard.LENGTH -> of(row.octets(), place);
            case Column.Standard.SOURCE, Column.Standard.DESTINATION -> ofAddress(column.text(row, null), place);
            case Column.OfField(Catalogue.Entry entry) when row.fields().get(entry.name()) instanceof Value(var text, var number) ->
                new SortKey(number, number == null ? text : "", place);
            default -> new SortKey(null, column.text(row, null), place);
        };
    }

    /** The order of keys. Packets of which the column says nothing come last, either way round; those of which it says the same stay in the order of the capture. */
    static Comparator<SortKey> order(boolean descending) {
        return Comparator.comparing(SortKey::isEmpty).thenComparing(descending ? BY_VALUE.reversed() : BY_VALUE).thenComparing(SortKey::place);
    }

    private static SortKey of(long number, int place) {
        return new SortKey(BigDecimal.valueOf(number), "", place);
    }

    // All thirty-two digits of an IPv6 address are in the order of its value.
    private static SortKey ofAddress(String text, int place) {
        byte[] octets = PacketValues.address(text).orElse(NONE);
        if (octets.length == Integer.BYTES)
            return of(Integer.toUnsignedLong(ByteBuffer.wrap(octets).getInt()), place);
        return new SortKey(null, octets.length == 0 ? text : HexFormat.of().formatHex(octets), place);
    }

    private boolean isEmpty() {
        return number == null && text.isEmpty();
    }
}
