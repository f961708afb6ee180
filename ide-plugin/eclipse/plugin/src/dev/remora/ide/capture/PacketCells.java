package dev.remora.ide.capture;

import dev.remora.ide.capture.Column.Placed;
import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.Rows;
import dev.remora.ide.model.Rows.Row;
import dev.remora.ide.preference.Palette;
import dev.remora.ide.preference.Preferences;
import dev.remora.ide.preference.TimeFormat;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** What the cells of the list of packets say, and in which colour. Confined to the thread of the user interface. */
final class PacketCells {
    private static final int AROUND = 60;       // places to either side of a row in sight whose rows are made, too

    private final CaptureFile file;
    private final PacketOrder order;
    private final Runnable    made;
    private final PacketMarks marks;
    private final BitSet      alerts = new BitSet();
    private List<Placed>      columns;
    private RowJob            rows;
    private int               reference;                             // number of a packet; 0 for the first

    /** Cells of the columns that the user has chosen; `made` hears, on any thread, that more of them are known. */
    PacketCells(CaptureFile file, PacketOrder order, PacketMarks marks, Runnable made) {
        this.file = file;
        this.order = order;
        this.marks = marks;
        this.made = made;
        choose();
    }

    /** Takes the columns that the user has chosen now. */
    void choose() {
        close();
        columns = Column.chosen();
        rows = new RowJob(file, Column.fields(columns.stream().map(Placed::column)), made);
    }

    /** The columns as they were chosen. */
    List<Placed> columns() {
        return columns;
    }

    /** A column. */
    Column column(int index) {
        return columns.get(index).column();
    }

    // Where the row has not been made, it is asked for, and those around it where they may be read together.
    private Optional<Row> row(int place) {
        int number = order.shown().number(place);
        Optional<Row> row = rows.known(number);
        if (row.isEmpty() && rows.want(number) && !order.isSorted())
            for (int near = Math.max(0, place - AROUND); near < Math.min(order.shown().size(), place + AROUND); near++)
                rows.expect(order.shown().number(near));
        return row;
    }

    // A packet that is yet to be read has no row that could be made: in a capture that is read anew, the one that times are counted from may be such.
    private Optional<Row> rowOf(int number) {
        Optional<Row> row = rows.known(number);
        if (row.isEmpty() && number <= file.size())
            rows.want(number);
        return row;
    }

    /** What a cell says; nothing but the number until the row has been made. */
    String text(int index, int place) {
        Column column = column(index);
        int number = order.shown().number(place);
        if (column == Column.Standard.NUMBER)
            return Integer.toString(number);
        Optional<Row> row = row(place);
        if (column != Column.Standard.TIME)
            return row.map(each -> column.text(each, new Column.Times(Preferences.time(), 0, 0))).orElse("");
        int at = order.listed().place(number);
        Optional<Row> before = at <= 0 || Preferences.time() != TimeFormat.SINCE_PREVIOUS ? row : rowOf(order.listed().number(at - 1));
        Optional<Long> start = reference == 0 ? Optional.of(file.firstTime()) : rowOf(reference).map(Row::timeNanos);
        return row.isEmpty() || before.isEmpty() || start.isEmpty() ? "" : column.text(row.get(), new Column.Times(Preferences.time(), start.get(), before.get().timeNanos()));
    }

    /** The colour of a row; none where it has none, or has not been made. */
    Optional<Palette> colour(int place) {
        return row(place).flatMap(row -> Palette.of(row, row.number() == reference, marks.has(row.number()), alerts.get(row.number())));
    }

    /** The packets that have the colour of alerts from now on. */
    void alerts(int... numbers) {
        alerts.clear();
        for (int number : numbers)
            alerts.set(number);
    }

    /** The packet that times are counted from; 0 where it is the first. */
    int reference() {
        return reference;
    }

    /** Counts times from this packet; from the first one for 0. */
    void countTimesFrom(int number) {
        reference = number;
    }

    /** Lets go of the file. */
    void close() {
        if (rows != null)
            rows.close();
    }
}
