package dev.remora.ide.capture;

import dev.remora.field.Catalogue;
import dev.remora.ide.model.Protocols;
import dev.remora.ide.model.Rows.Row;
import dev.remora.ide.model.Rows.Value;
import dev.remora.ide.preference.Preferences;
import dev.remora.ide.preference.TimeFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A column of the packet list. */
public sealed interface Column {
    /** What it is called where it is kept; the name of a field for those of fields. */
    String id();

    /** What stands above it. */
    String heading();

    /** Width in pixels, unless the user has chosen another. */
    int width();

    /** Whether its values stand at the right. */
    boolean isRight();

    /** What it says of a row. */
    String text(Row row, Times times);

    /** How times are written: counted from one packet, or from the one before. */
    record Times(TimeFormat format, long reference, long previous) {}

    /** A column that every packet fills. */
    enum Standard implements Column {
        NUMBER("No.", 70, true, row -> Integer.toString(row.number())),
        TIME("Time", 110, true, row -> ""),
        SOURCE("Source", 150, false, row -> row.line().source()),
        DESTINATION("Destination", 150, false, row -> row.line().destination()),
        PROTOCOL("Protocol", 95, false, row -> row.line().protocol()),
        LENGTH("Length", 85, true, row -> row.isRead() ? Integer.toString(row.octets()) : ""),
        STATE("State", 230, false, Row::state),
        INFO("Info", 700, false, row -> row.line().info());

        private final String                heading;
        private final int                   width;
        private final boolean               right;
        private final Function<Row, String> text;

        Standard(String heading, int width, boolean right, Function<Row, String> text) {
            this.heading = heading;
            this.width = width;
            this.right = right;
            this.text = text;
        }

        @Override
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        @Override
        public String heading() {
            return heading;
        }

        @Override
        public int width() {
            return width;
        }

        @Override
        public boolean isRight() {
            return right;
        }

        @Override
        public String text(Row row, Times times) {
            return this == TIME && row.isRead() ? times.format().text(row.timeNanos(), times.reference(), times.previous()) : text.apply(row);
        }
    }

    /** A column with the values of a field, as scripts read them. */
    record OfField(Catalogue.Entry entry) implements Column {
        @Override
        public String id() {
            return entry.name();
        }

        @Override
        public String heading() {
            return entry.name();
        }

        @Override
        public int width() {
            return 110;
        }

        @Override
        public boolean isRight() {
            return switch (entry.type()) {
                case U8, U16, U24, U32, U64, I32, FRAME_NUMBER, RELATIVE_TIME, FLOAT -> true;
                case BOOL, ABSOLUTE_TIME, IPV4, IPV6, MAC, BYTES, PROTOCOL, STRING, NONE -> false;
            };
        }

        @Override
        public String text(Row row, Times times) {
            Value value = row.fields().get(entry.name());
            return value == null ? "" : value.text();
        }
    }

    /** The fields that columns show the values of. */
    static List<Catalogue.Entry> fields(Stream<Column> columns) {
        return columns.filter(OfField.class::isInstance).map(column -> ((OfField) column).entry()).toList();
    }

    /** A column at a width. */
    record Placed(Column column, int width) {}

    /** The column of this id: one that every packet fills, or that of a field. */
    static Optional<Column> of(String id) {
        for (Standard standard : Standard.values())
            if (standard.id().equals(id))
                return Optional.of(standard);
        return Protocols.all().catalogue().find(id).map(OfField::new);
    }

    /** The columns that the user has chosen; what is not known is left out. */
    static List<Placed> chosen() {
        List<Placed> columns = parse(Preferences.store().getString(Preferences.COLUMNS));
        return columns.isEmpty() ? parse(Preferences.store().getDefaultString(Preferences.COLUMNS)) : columns;
    }

    static List<Placed> parse(String kept) {
        List<Placed> columns = new ArrayList<>();
        for (String each : kept.split(",")) {
            int sign = each.indexOf('=');
            of(sign < 0 ? each : each.substring(0, sign)).ifPresent(column -> columns.add(new Placed(column, width(each, column))));
        }
        return columns;
    }

    private static int width(String each, Column column) {
        String digits = each.substring(each.indexOf('=') + 1);
        return digits.matches("\\d{2,4}") ? Integer.parseInt(digits) : column.width();
    }

    /** Keeps the columns that the user has chosen; lists that are open hear of it. */
    static void choose(List<Placed> columns) {
        Preferences.store().setValue(Preferences.COLUMNS, columns.stream().map(each -> each.column().id() + "=" + each.width()).collect(Collectors.joining(",")));
    }
}
