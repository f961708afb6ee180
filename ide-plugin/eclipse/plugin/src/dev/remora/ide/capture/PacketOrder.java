package dev.remora.ide.capture;

import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.Shown;
import dev.remora.ide.table.WideTable;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** In which order the list of packets is: that of the capture, or that of a column as soon as all packets are there. Confined to the thread of the user interface. */
final class PacketOrder {
    /** Packets that a column puts in its order, at most: what it says of them all is in memory meanwhile. */
    static final int MOST_SORTED = 1_000_000;

    private static final String WAITING = "  …";

    private final CaptureFile        file;
    private final Consumer<Runnable> change;
    private final Consumer<String>   trouble;
    private Shown                    listed;
    private Shown                    shown;
    private Column                   column = Column.Standard.NUMBER;
    private boolean                  descending;
    private boolean                  complete;
    private SortJob                  job;                              // null where none runs

    /**
     * All packets of a file in its order.
     *
     * @param change  lets another order come into the list
     * @param trouble is told why a list stays as it is
     */
    PacketOrder(CaptureFile file, Consumer<Runnable> change, Consumer<String> trouble) {
        this.file = file;
        this.change = change;
        this.trouble = trouble;
        list(new Shown.All(file));
    }

    /** Other packets are in the list, in the order of the capture until they are all there. */
    void list(Shown other) {
        cancel();
        listed = other;
        shown = other;
        complete = false;
    }

    /** All packets are there: those that are to be in another order are brought into it. */
    void complete() {
        if (complete)
            return;
        complete = true;
        if (!isOfCapture())
            sort();
    }

    /** The packets in the order of the capture. */
    Shown listed() {
        return listed;
    }

    /** The packets in the order in which they are shown. */
    Shown shown() {
        return shown;
    }

    /** Whether they are shown in another order than that of the capture. */
    boolean isSorted() {
        return shown != listed;
    }

    /** Asks for the order of a column, ascending; descending where it is asked for already. Numbers that ascend are the order of the capture. */
    void ask(Column by) {
        ask(by, by.id().equals(column.id()) && !descending);
    }

    /** Asks for the order that another list is in, or is to be in. */
    void ask(PacketOrder other) {
        ask(other.column, other.descending);
    }

    private void ask(Column by, boolean backwards) {
        column = by;
        descending = backwards;
        sort();
    }

    /** Finds the order anew where a column says something else than it did. */
    void again(Column changed) {
        if (changed == column)
            sort();
    }

    /** Goes back to the order of the capture where that of a column is not among these. */
    void keep(Iterable<Column> columns) {
        for (Column each : columns)
            if (each.id().equals(column.id()))
                return;
        ask(Column.Standard.NUMBER, false);
    }

    /** Ends what looks for an order. */
    void cancel() {
        if (job != null)
            job.cancel();
        job = null;
    }

    private boolean isOfCapture() {
        return column == Column.Standard.NUMBER && !descending;
    }

    private void sort() {
        cancel();
        if (!complete || isOfCapture()) {
            put(listed);
        } else if (column == Column.Standard.NUMBER) {
            put(new Shown.Reversed(listed));
        } else if (listed.size() > MOST_SORTED) {
            trouble.accept(String.format(Locale.ROOT, "a list of more than %,d packets cannot be sorted; apply a filter first", MOST_SORTED));
            ask(Column.Standard.NUMBER, false);
        } else {
            job = new SortJob(file, listed, column, descending, this::found);
            job.schedule();
        }
    }

    private void found(SortJob by, Optional<Shown> order) {
        if (by != job)
            return;
        job = null;
        if (order.isEmpty()) {
            column = Column.Standard.NUMBER;
            descending = false;
        }
        change.accept(() -> shown = order.orElse(listed));             // also where it is the same, for the dots behind the heading are to go
    }

    private void put(Shown other) {
        if (other != shown)
            change.accept(() -> shown = other);
    }

    /** What stands above a column: behind its name the arrow of the order that the list is in, or dots where it is yet to be. */
    String heading(Column of) {
        if (isOfCapture() || !of.id().equals(column.id()))
            return of.heading();
        return of.heading() + (job == null && isSorted() ? descending ? WideTable.DOWN : WideTable.UP : WAITING);
    }
}
