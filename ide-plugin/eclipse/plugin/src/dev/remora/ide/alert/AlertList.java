package dev.remora.ide.alert;

import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.preference.Palette;
import dev.remora.ide.table.WideTable;
import dev.remora.ide.table.WideTable.Heading;
import dev.remora.rules.run.Alert;
import dev.remora.rules.type.Severity;
import dev.remora.tree.TimeText;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
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

        private final String                                 heading;
        private final int                                    width;
        private final boolean                                right;
        private final BiFunction<Alert, CaptureFile, String> text;
        private final Comparator<Alert>                      order;

        Column(String heading, int width, boolean right, BiFunction<Alert, CaptureFile, String> text, Comparator<Alert> order) {
            this.heading = heading;
            this.width = width;
            this.right = right;
            this.text = text;
            this.order = order;
        }
    }

    /**
     * Alerts as they are put in a list.
     *
     * @param by null where they are in the order of their packets
     */
    record Ordered(List<Alert> alerts, Comparator<Alert> by) {}

    private CaptureFile                file;
    private List<Alert>                alerts = List.of();
    private Comparator<Alert>          shown;                    // the order that they are in
    private volatile Comparator<Alert> wanted;                   // and the one that was asked for last

    static List<Heading> headings() {
        return Arrays.stream(Column.values()).map(column -> new Heading(column.heading, column.width, column.right)).toList();
    }

    private static String time(Alert alert, CaptureFile file) {
        return TimeText.micros(alert.timeNanos() - file.firstTime());
    }

    /** Shows nothing, in no order. */
    void clear() {
        wanted = null;
        show(null, new Ordered(List.of(), null));
    }

    /** Shows the alerts of a capture. */
    void show(CaptureFile other, Ordered newAlerts) {
        file = other;
        alerts = newAlerts.alerts();
        shown = newAlerts.by();
    }

    /** Alerts in the order that was asked for last. Any thread. */
    Ordered inOrder(List<Alert> some) {
        Comparator<Alert> by = wanted;
        return new Ordered(by == null ? some : some.stream().sorted(by).toList(), by);
    }

    Alert alert(int row) {
        return alerts.get(row);
    }

    /** Row of the first alert of a packet; -1 where it has none. */
    int ofPacket(int number) {
        return row(alert -> alert.packet() == number);
    }

    /** Row of the first alert of a rule; -1 where it has none. */
    int ofRule(String rule) {
        return row(alert -> alert.rule().name().equals(rule) || alert.rule().name().endsWith("/" + rule));
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
        int row = row(alert -> alert == key);
        return row >= 0 ? row : key instanceof Alert before ? row(alert -> isAgain(alert, before)) : -1;
    }

    private int row(Predicate<Alert> wantedOne) {
        for (int row = 0; row < alerts.size(); row++)
            if (wantedOne.test(alerts.get(row)))
                return row;
        return -1;
    }

    // Whether another run has told the same.
    private static boolean isAgain(Alert alert, Alert before) {
        return alert.packet() == before.packet() && alert.rule().name().equals(before.rule().name()) && alert.message().equals(before.message());
    }

    @Override
    public boolean isSorted() {
        return shown != null && shown == wanted;
    }

    @Override
    public Supplier<Runnable> sort(int column, boolean descending) {
        Comparator<Alert> by = Column.values()[column].order;
        wanted = descending ? by.reversed() : by;
        List<Alert> before = alerts;
        return () -> {
            Ordered after = inOrder(before);
            return () -> show(file, alerts == before ? after : inOrder(alerts));
        };
    }
}
