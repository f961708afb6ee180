package dev.remora.ide.capture;

import dev.remora.field.Type;
import dev.remora.ide.model.Rows.Row;
import dev.remora.ide.preference.Preferences;
import dev.remora.ide.preference.TimeFormat;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * What a column says of a packet, as packets are put in order by it: numbers and IPv4 addresses by their value, all else as text.
 *
 * @param number null for text
 * @param place  of the packet in the order of the capture
 */
record SortKey(BigDecimal number, String text, int place) {
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

    private static final Comparator<SortKey> BY_VALUE = Comparator.comparing(SortKey::number, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(SortKey::text);

    /** The key of a row; `previous` is the time of the packet before it in the list. */
    static SortKey of(Column column, Row row, long previous, int place) {
        return switch (column) {
            case Column.Standard.TIME -> of(row.timeNanos() - (Preferences.time() == TimeFormat.SINCE_PREVIOUS ? previous : 0), place);
            case Column.Standard.LENGTH -> of(row.octets(), place);
            case Column.Standard.SOURCE, Column.Standard.DESTINATION -> ofAddress(column.text(row, null), place);
            case Column.OfField field when field.entry().type() == Type.IPV4 -> ofAddress(first(column, row), place);
            case Column.OfField field when field.isRight() -> ofNumber(first(column, row), place);
            default -> new SortKey(null, column.text(row, null), place);
        };
    }

    /** The order of keys. Packets of which the column says nothing come last, either way round; those of which it says the same stay in the order of the capture. */
    static Comparator<SortKey> order(boolean descending) {
        return Comparator.comparing(SortKey::isEmpty).thenComparing(descending ? BY_VALUE.reversed() : BY_VALUE).thenComparing(SortKey::place);
    }

    // Where a packet has a field several times.
    private static String first(Column column, Row row) {
        String all = column.text(row, null);
        return all.contains(",") ? all.substring(0, all.indexOf(',')) : all;
    }

    private static SortKey of(long number, int place) {
        return new SortKey(BigDecimal.valueOf(number), "", place);
    }

    private static SortKey ofAddress(String text, int place) {
        var parts = IPV4.matcher(text);
        if (!parts.matches())
            return new SortKey(null, text, place);
        long address = 0;
        for (int i = 1; i <= parts.groupCount(); i++)
            address = address << 8 | Integer.parseInt(parts.group(i));
        return of(address, place);
    }

    private static SortKey ofNumber(String text, int place) {
        try {
            return new SortKey(text.startsWith("0x") ? new BigDecimal(new BigInteger(text.substring(2), 16)) : new BigDecimal(text), "", place);
        } catch (NumberFormatException e) {
            return new SortKey(null, text, place);
        }
    }

    private boolean isEmpty() {
        return number == null && text.isEmpty();
    }
}
