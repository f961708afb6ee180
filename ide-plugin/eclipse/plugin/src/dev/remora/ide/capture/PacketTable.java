package dev.remora.ide.capture;

import dev.remora.ide.capture.Column.Placed;
import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.LiveFiles;
import dev.remora.ide.model.Shown;
import dev.remora.ide.preference.Preferences;
import dev.remora.ide.table.Cells;
import dev.remora.ide.table.Grid;
import dev.remora.ide.table.HeadingClick;
import dev.remora.ide.table.Redraw;
import dev.remora.ide.table.TableStyle;
import dev.remora.tree.Node;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.layer.DataLayer;
import org.eclipse.nebula.widgets.nattable.layer.event.StructuralRefreshEvent;
import org.eclipse.nebula.widgets.nattable.reorder.ColumnReorderLayer;
import org.eclipse.nebula.widgets.nattable.selection.SelectionLayer;
import org.eclipse.nebula.widgets.nattable.selection.event.ISelectionEvent;
import org.eclipse.nebula.widgets.nattable.viewport.ViewportLayer;
import org.eclipse.nebula.widgets.nattable.viewport.command.ShowRowInViewportCommand;
import org.eclipse.nebula.widgets.nattable.ui.matcher.KeyEventMatcher;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;

/** The list of packets: millions of rows, of which only those in sight are ever made. */
public final class PacketTable {
    private final CaptureFile             file;
    private final DataLayer               data;
    private final ColumnReorderLayer      order;
    private final SelectionLayer          selection;
    private final ViewportLayer           viewport;
    private final Newest                  newest;
    private final NatTable                table;
    private final PacketOrder             packets;
    private final PacketMarks             marks;
    private final PacketCells             cells;
    private final IPropertyChangeListener preferences = event -> preferencesChanged(event.getProperty());
    private int                           known;

    PacketTable(Composite parent, CaptureFile file, IntConsumer selected, Consumer<String> trouble) {
        this.file = file;
        packets = new PacketOrder(file, this::reorder, trouble);
        Redraw redraw = new Redraw(this::control);
        marks = new PacketMarks(packets, redraw);
        cells = new PacketCells(file, packets, marks, redraw);
        data = new DataLayer(new Cells(() -> cells.columns().size(), () -> known, (column, row) -> row < size() ? text(column, row) : ""), 100,
                TableStyle.rowHeight(parent));
        data.setConfigLabelAccumulator((labels, column, row) -> {
            if (row < size())
                cells.colour(row).ifPresent(palette -> labels.addLabel(palette.name()));
            if (cells.column(column).isRight())
                labels.addLabel(TableStyle.RIGHT);
        });
        widths();
        order = new ColumnReorderLayer(data);
        selection = new SelectionLayer(order, false);
        viewport = Grid.viewport(selection);
        newest = new Newest(viewport, () -> LiveFiles.isLive(file.path()));
        table = Grid.table(parent, new Cells(() -> cells.columns().size(), () -> 1, (column, row) -> heading(column)), viewport, selection);
        table.getUiBindingRegistry().registerFirstKeyBinding(new KeyEventMatcher(SWT.NONE, SWT.HOME), (nat, key) -> selectRow(0));
        table.getUiBindingRegistry().registerFirstKeyBinding(new KeyEventMatcher(SWT.NONE, SWT.END), (nat, key) -> selectRow(size() - 1));
        HeadingClick.sorts(table, this::sort);
        selection.addLayerListener(event -> {
            if (event instanceof ISelectionEvent && selected() > 0) {
                newest.leave();
                selected.accept(selected());
            }
        });
        Preferences.store().addPropertyChangeListener(preferences);
        table.addListener(SWT.Dispose, event -> disposed());
    }

    private void disposed() {
        Preferences.store().removePropertyChangeListener(preferences);
        List<Placed> now = columns();
        if (!now.equals(cells.columns()))
            Column.choose(now);
        packets.cancel();
        cells.close();
    }

    /** The columns as they stand now, in the order and with the widths that the user gave them. */
    List<Placed> columns() {
        return order.getColumnIndexOrder().stream().map(index -> new Placed(cells.column(index), data.downScaleColumnWidth(data.getColumnWidthByPosition(index)))).toList();
    }

    /** The columns in the order in which they stand. */
    List<Integer> columnIndices() {
        return order.getColumnIndexOrder();
    }

    private void widths() {
        for (int i = 0; i < cells.columns().size(); i++)
            data.setColumnWidthByPosition(i, cells.columns().get(i).width(), false);
    }

    private void preferencesChanged(String property) {
        if (property.equals(Preferences.COLUMNS)) {
            change(() -> {
                cells.choose();
                widths();
                order.resetReorder();
            });
            packets.keep(cells.columns().stream().map(Placed::column).toList());
        } else {
            if (property.equals(Preferences.TIME))
                packets.again(Column.Standard.TIME);
            new TableStyle(table.getDisplay()).configureRegistry(table.getConfigRegistry());
            table.refresh(false);
        }
    }

    /** Lines as the list shows them of packets that are in it; called on any thread, it reads the packets again. */
    Callable<String> lines(List<Integer> numbers) {
        return new CopiedLines(file, packets.listed(), packets.shown(), columns().stream().map(Placed::column).toList(), reference(), numbers);
    }

    /** Gives these packets the colour of alerts. */
    public void alerts(int... numbers) {
        cells.alerts(numbers);
        table.refresh(false);
    }

    /** The widget. */
    public NatTable control() {
        return table;
    }

    /** Number of rows. */
    public int size() {
        return packets.shown().size();
    }

    /** Which packets are in the list, in the order of the capture. */
    Shown shown() {
        return packets.listed();
    }

    /** Number of the selected packet; 0 where none is. */
    public int selected() {
        int row = row();
        return row < 0 || row >= size() ? 0 : packets.shown().number(row);
    }

    private int row() {
        return selection.getSelectionAnchor() == null ? -1 : selection.getSelectionAnchor().getRowPosition();
    }

    /** The filter of the cell that the selected packet, with these layers, was clicked in, where there is one. */
    Optional<String> filterOfCell(List<Node> layers) {
        int column = selection.getColumnIndexByPosition(selection.getSelectionAnchor().getColumnPosition());
        return CellFilter.of(cells.column(column), text(column, row()), layers);
    }

    /** Numbers of all selected packets, ascending; at most so many. */
    public List<Integer> selection(int most) {
        return selectedNumbers().stream().limit(most).boxed().toList();
    }

    /** Numbers of all selected packets. */
    BitSet selectedNumbers() {
        BitSet numbers = new BitSet();
        for (var range : selection.getSelectedRowPositions())
            for (int row = range.start; row < Math.min(range.end, size()); row++)
                numbers.set(packets.shown().number(row));
        return numbers;
    }

    /** What a cell says; nothing but the number until the row has been made. */
    public String text(int column, int place) {
        return cells.text(column, place);
    }

    /** Which packets are marked. */
    public PacketMarks marks() {
        return marks;
    }

    /** Shows other packets, which the order that was asked for is for, too, once they are all there. */
    void show(Shown other) {
        reorder(() -> packets.list(other));
    }

    private void reorder(Runnable list) {
        change(() -> {
            list.run();
            known = size();
            selection.clear(false);
        });
    }

    /** Shows what has come last; no more will. */
    void complete() {
        refresh();
        packets.complete();
        marks.cut(file.size());
        countTimesFrom(reference() > file.size() ? 0 : reference());       // again: times in sight may wait for that packet
    }

    /** Asks for the order of a column: ascending, or descending where it is asked for already. It comes soon, in a list to which more are still added once they are all there. */
    public void sort(int column) {
        if (column < 0)
            return;
        packets.ask(cells.column(column));
        table.redraw();
    }

    /** Takes over from another list of the same capture its order, its marks, and the packet that times are counted from. */
    void take(PacketTable other) {
        packets.ask(other.packets);
        marks.take(other.marks);
        countTimesFrom(other.reference());
    }

    /** What stands above a column, with the arrow of the order. */
    public String heading(int column) {
        return packets.heading(cells.column(column));
    }

    // What is selected is so again, which NatTable forgets.
    private void change(Runnable list) {
        int before = selected();
        boolean stay = newest.areToStay(known, row());
        list.run();
        data.fireLayerEvent(new StructuralRefreshEvent(data));
        if (before > 0)
            select(before);
        newest.keep(stay, known);
    }

    /** Shows rows that have come since. Where the end of a live capture is in sight, it stays so. */
    void refresh() {
        int size = size();
        if (size == known)
            return;
        boolean isFollowed = newest.areInSight(known);
        boolean isSeen = newest.isEndInSight(known);
        known = size;
        viewport.recalculateScrollBars();
        if (isFollowed)
            newest.show(known);
        if (isSeen)
            table.redraw();
    }

    /** Selects a packet that nobody has chosen now, in a list that has become another, and brings it into sight where the newest of a live capture are not to stay there. */
    void selectAgain(int number) {
        boolean stay = newest.areToStay(known);
        select(number);
        newest.keep(stay, known);
    }

    /** Selects a packet and brings it into sight; the next one in the list where it is not in it. */
    void select(int number) {
        int place = packets.shown().place(number);
        selectRow(place < 0 ? -place - 1 : place);
    }

    private void selectRow(int row) {
        refresh();                                                     // to NatTable there is no row that has come since
        int there = Math.min(row, known - 1);
        if (there < 0)
            return;
        selection.selectRow(0, there, false, false);
        viewport.doCommand(new ShowRowInViewportCommand(there));
    }

    /** Counts times from this packet; from the first one for 0. */
    void countTimesFrom(int number) {
        cells.countTimesFrom(number);
        table.refresh(false);
    }

    /** The packet that times are counted from; 0 where it is the first. */
    public int reference() {
        return cells.reference();
    }
}
