package dev.remora.ide.capture;

import dev.remora.ide.model.Rows.Row;
import java.util.function.BiFunction;

/** A column of the packet list: heading, width in pixels at the usual size, and what it says of a row. */
enum Column {
    NUMBER("No.", 70, (row, reference) -> Integer.toString(row.number())),
    TIME("Time", 110, (row, reference) -> seconds(row.timeNanos() - reference)),
    SOURCE("Source", 150, (row, reference) -> row.line().source()),
    DESTINATION("Destination", 150, (row, reference) -> row.line().destination()),
    PROTOCOL("Protocol", 80, (row, reference) -> row.line().protocol()),
    LENGTH("Length", 70, (row, reference) -> Integer.toString(row.octets())),
    STATE("State", 230, (row, reference) -> row.state()),
    INFO("Info", 700, (row, reference) -> row.line().info());

    final String                            heading;
    final int                               width;
    private final BiFunction<Row, Long, String> text;

    Column(String heading, int width, BiFunction<Row, Long, String> text) {
        this.heading = heading;
        this.width = width;
        this.text = text;
    }

    /** What the column says of a row, with times counted from the reference. */
    String text(Row row, long reference) {
        return text.apply(row, reference);
    }

    /** Whether its values stand at the right. */
    boolean isRight() {
        return this == NUMBER || this == TIME || this == LENGTH;
    }

    private static String seconds(long nanos) {
        String digits = String.format("%010d", Math.abs(nanos) / 1000 + 0);
        String whole = digits.substring(0, digits.length() - 6).replaceFirst("^0+(?=\\d)", "");
        return (nanos < 0 ? "-" : "") + whole + "." + digits.substring(digits.length() - 6);
    }
}
