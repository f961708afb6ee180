package dev.remora.ide.alert;

import dev.remora.ide.capture.Palette;
import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.table.WideTable;
import dev.remora.ide.table.WideTable.Heading;
import dev.remora.rules.run.Alert;
import dev.remora.rules.type.Severity;
import dev.remora.tree.TextBuffer;
import dev.remora.tree.TimeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Alerts as rows, in the order of their packets or of a column. */
final class AlertList implements WideTable.Content {
    private enum Column {
        PACKET("Packet", 70, true, (alert, file) -> Long.toString(alert.packet()), Comparator.comparingLong(Alert::packet)),
        TIME("Time", 110, true, (alert, file) -> time(alert, file), Comparator.comparingLong(Alert::timeNanos)),
        SEVERITY("Severity", 85, false, (alert, file) -> alert.rule().severity().word(), Comparator.comparing(alert -> alert.rule().severity())),
        RULE("Rule", 190, false, (alert, file) -> alert.rule().name(), Comparator.comparing(alert -> alert.rule().name())),
        MESSAGE("Message", 430, false, (alert, file) -> alert.message(), Comparator.comparing(Alert::message)),
        CONNECTION("Connection", 105, true, (alert, file) -> alert.connection() == 0 ? "" : Long.toString(alert.connection()), Comparator.comparingLong(Alert::connection)),
        SOURCE("Source", 160, false, (alert, file) -> alert.source().toString(), Comparator.comparing(alert -> alert.source().toString())),
        DESTINATION("Destination", 160, false, (alert, file) -> alert.destination().toString(), Comparator.comparing(alert -> alert.destination().toString()));

        private final String                                heading;
        private final int                                   width;
        private final boolean                               right;
        private final BiFunction<Alert, CaptureFile, String> text;
        private final Comparator<Alert>                     order;

        Column(String heading, int width, boolean right, BiFunction<Alert, CaptureFile, String> text, Comparator<Alert> order) {
            this.heading = heading;
            this.width = width;
            this.right = right;
            this.text = text;
            this.order = order;
        }
    }

    private CaptureFile file;
    private List<Alert> alerts = List.of();
    private boolean     sorted;

    static List<Heading> headings() {
        return Arrays.stream(Column.values()).map(column -> new Heading(column.heading, column.width, column.right)).toList();
    }

    private static String time(Alert alert, CaptureFile file) {
        TextBuffer text = new TextBuffer();
        TimeText.micros(alert.timeNanos() - file.firstTime(), text);
        return text.toString();
    }

    /** Shows the alerts of a capture. */
    void show(CaptureFile other, List<Alert> newAlerts) {
        file = other;
        alerts = newAlerts;
        sorted = false;
    }

    Alert alert(int row) {
        return alerts.get(row);
    }

    /** Row of the first alert of a packet; -1 where it has none. */
    int ofPacket(int number) {
        for (int row = 0; row < alerts.size(); row++)
            if (alerts.get(row).packet() == number)
                return row;
        return -1;
    }

    /** Row of the first alert of a rule; -1 where it has none. */
    int ofRule(String rule) {
        for (int row = 0; row < alerts.size(); row++)
            if (alerts.get(row).rule().name().equals(rule) || alerts.get(row).rule().name().endsWith("/" + rule))
                return row;
        return -1;
    }

    @Override
    public int rows() {
        return alerts.size();
    }

    @Override
    public String text(int column, int row) {
        return Column.values()[column].text.apply(alerts.get(row), file);
    }

    @Override
    public Optional<String> colour(int row) {
        return alerts.get(row).rule().severity().compareTo(Severity.HIGH) >= 0 ? Optional.of(Palette.ANOMALY.name()) : Optional.empty();
    }

    @Override
    public Object key(int row) {
        return alerts.get(row);
    }

    @Override
    public int rowOf(Object key) {
        for (int row = 0; row < alerts.size(); row++)
            if (alerts.get(row) == key)
                return row;
        return -1;
    }

    @Override
    public boolean isSorted() {
        return sorted;
    }

    private void put(List<Alert> before, List<Alert> after) {
        if (alerts != before)
            return;
        alerts = List.copyOf(after);
        sorted = true;
    }

    @Override
    public Supplier<Runnable> sort(int column, boolean descending) {
        List<Alert> before = alerts;
        return () -> {
            Comparator<Alert> by = Column.values()[column].order;
            List<Alert> after = new ArrayList<>(before);
            after.sort(descending ? by.reversed() : by);
            return () -> put(before, after);
        };
    }
}
