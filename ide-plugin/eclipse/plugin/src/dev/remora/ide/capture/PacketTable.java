package dev.remora.ide.capture;

import dev.remora.ide.capture.Column.Placed;
import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.LiveFiles;
import dev.remora.ide.model.Rows;
import dev.remora.ide.model.Rows.Row;
import dev.remora.ide.model.Shown;
import dev.remora.ide.preference.Preferences;
import dev.remora.ide.table.Cells;
import dev.remora.ide.table.RowSelection;
import dev.remora.ide.table.TabKey;
import dev.remora.ide.table.TableStyle;
import dev.remora.tree.Node;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.grid.GridRegion;
import org.eclipse.nebula.widgets.nattable.grid.layer.ColumnHeaderLayer;
import org.eclipse.nebula.widgets.nattable.layer.CompositeLayer;
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
import org.eclipse.swt.widgets.Display;

/** The list of packets: millions of rows, of which only those in sight are ever made. */
public final class PacketTable {
    private static final int AROUND = 60;       // places to either side of a row in sight whose rows are made, too

    private final CaptureFile             file;
    private final DataLayer               data;
    private final ColumnReorderLayer      order;
    private final SelectionLayer          selection;
    private final ViewportLayer           viewport;
    private final Newest                  newest;
    private final NatTable                table;
    private final BitSet                  alerts      = new BitSet();
    private final IPropertyChangeListener preferences = event -> preferencesChanged(event.getProperty());
    private List<Placed>                  columns     = Column.chosen();
    private RowJob                        rows;
    private Shown                         shown;
    private int                           known;
    private int                           reference;                                                      // number of a packet; 0 for the first
    private volatile boolean              redrawn;                                                        // what has been made since is yet to be painted

    PacketTable(Composite parent, CaptureFile file, IntConsumer selected) {
        this.file = file;
        this.shown = new Shown.All(file);
        this.rows = new RowJob(newRows(), this::redrawLater);
        int height = TableStyle.rowHeight(parent);
        data = new DataLayer(new Cells(() -> columns.size(), () -> known, (column, row) -> row < shown.size() ? text(column, row) : ""), 100, height);
        data.setConfigLabelAccumulator((labels, column, row) -> {
            if (row < shown.size())
                row(row).flatMap(this::colour).ifPresent(palette -> labels.addLabel(palette.name()));
            if (columns.get(column).column().isRight())
                labels.addLabel(TableStyle.RIGHT);
        });
        widths();
        order = new ColumnReorderLayer(data);
        selection = new SelectionLayer(order, false);
        selection.addConfiguration(new RowSelection(selection));
        viewport = new ViewportLayer(selection);
        viewport.setRegionName(GridRegion.BODY);
        newest = new Newest(viewport, () -> LiveFiles.isLive(file.path()));
        Cells headings = new Cells(() -> columns.size(), () -> 1, (column, row) -> columns.get(column).column().heading());
        ColumnHeaderLayer header = new ColumnHeaderLayer(new DataLayer(headings, 100, height + 4), viewport, selection);
        CompositeLayer grid = new CompositeLayer(1, 2);
        grid.setChildLayer(GridRegion.COLUMN_HEADER, header, 0, 0);
        grid.setChildLayer(GridRegion.BODY, viewport, 0, 1);
        table = new NatTable(parent, SWT.NO_BACKGROUND | SWT.NO_REDRAW_RESIZE | SWT.DOUBLE_BUFFERED | SWT.V_SCROLL | SWT.H_SCROLL, grid, false);
        TableStyle.apply(table);
        TabKey.leadsOnFrom(table);
        table.getUiBindingRegistry().registerFirstKeyBinding(new KeyEventMatcher(SWT.NONE, SWT.HOME), (nat, key) -> selectRow(0));
        table.getUiBindingRegistry().registerFirstKeyBinding(new KeyEventMatcher(SWT.NONE, SWT.END), (nat, key) -> selectRow(shown.size() - 1));
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
        if (!now.equals(columns))
            Column.choose(now);
        rows.close();
    }

    /** The columns as they stand now, in the order and with the widths that the user gave them. */
    List<Placed> columns() {
        return order.getColumnIndexOrder().stream().map(index -> new Placed(columns.get(index).column(), data.getColumnWidthByPosition(index))).toList();
    }

    // Any thread; once for all that is made until it happens.
    private void redrawLater() {
        if (redrawn)
            return;
        redrawn = true;
        Display.getDefault().asyncExec(() -> {
            redrawn = false;
            if (!table.isDisposed())
                table.redraw();
        });
    }

    private Rows newRows() {
        return new Rows(file, Column.fields(columns.stream().map(Placed::column)));
    }

    private void widths() {
        for (int i = 0; i < columns.size(); i++)
            data.setColumnWidthByPosition(i, columns.get(i).width(), false);
    }

    private void preferencesChanged(String property) {
        if (property.equals(Preferences.COLUMNS)) {
            change(() -> {
                columns = Column.chosen();
                rows.close();
                rows = new RowJob(newRows(), this::redrawLater);
                widths();
                order.resetReorder();
            });
        } else {
            new TableStyle(table.getDisplay()).configureRegistry(table.getConfigRegistry());
            table.refresh(false);
        }
    }

    /** The row at a place. Where it has not been made, it is asked for, and those around it. */
    private Optional<Row> row(int place) {
        Optional<Row> row = rows.known(shown.number(place));
        if (row.isEmpty() && rows.want(shown.number(place)))
            for (int near = Math.max(0, place - AROUND); near < Math.min(shown.size(), place + AROUND); near++)
                rows.expect(shown.number(near));
        return row;
    }

    private String text(Column column, int place) {
        if (column == Column.Standard.NUMBER)
            return Integer.toString(shown.number(place));
        Optional<Row> row = row(place);
        if (column != Column.Standard.TIME)
            return row.map(each -> column.text(each, new Column.Times(Preferences.time(), 0, 0))).orElse("");
        Optional<Row> before = place == 0 ? row : row(place - 1);
        Optional<Long> start = reference == 0 ? Optional.of(file.firstTime()) : rows.known(reference).map(Row::timeNanos);
        if (start.isEmpty())
            rows.want(reference);
        return row.isEmpty() || before.isEmpty() || start.isEmpty() ? "" : column.text(row.get(), new Column.Times(Preferences.time(), start.get(), before.get().timeNanos()));
    }

    /** Lines as the list shows them of packets that are in it; called on any thread, it reads the packets again. */
    Callable<String> lines(List<Integer> numbers) {
        return new CopiedLines(file, shown, columns().stream().map(Placed::column).toList(), reference, numbers);
    }

    private Optional<Palette> colour(Row row) {
        return Palette.of(row, row.number() == reference, alerts.get(row.number()));
    }

    /** Gives these packets the colour of alerts. */
    public void mark(int... numbers) {
        alerts.clear();
        for (int number : numbers)
            alerts.set(number);
        table.refresh(false);
    }

    /** The widget. */
    public NatTable control() {
        return table;
    }

    /** Number of rows. */
    public int size() {
        return shown.size();
    }

    /** Which packets are in the list. */
    Shown shown() {
        return shown;
    }

    /** Number of the selected packet; 0 where none is. */
    public int selected() {
        int row = row();
        return row < 0 || row >= shown.size() ? 0 : shown.number(row);
    }

    private int row() {
        return selection.getSelectionAnchor() == null ? -1 : selection.getSelectionAnchor().getRowPosition();
    }

    /** The filter of the cell that the selected packet, with these layers, was clicked in, where there is one. */
    Optional<String> filterOfCell(List<Node> layers) {
        Column column = columns.get(selection.getColumnIndexByPosition(selection.getSelectionAnchor().getColumnPosition())).column();
        return CellFilter.of(column, text(column, selection.getSelectionAnchor().getRowPosition()), layers);
    }

    /** Numbers of all selected packets, ascending; at most so many. */
    public List<Integer> selection(int most) {
        return selectedNumbers().stream().limit(most).boxed().toList();
    }

    /** Numbers of all selected packets. */
    BitSet selectedNumbers() {
        BitSet numbers = new BitSet();
        for (var range : selection.getSelectedRowPositions())
            for (int row = range.start; row < Math.min(range.end, shown.size()); row++)
                numbers.set(shown.number(row));
        return numbers;
    }

    /** What a cell says; nothing but the number until the row has been made. */
    public String text(int column, int place) {
        return text(columns.get(column).column(), place);
    }

    /** Shows other packets. */
    void show(Shown other) {
        change(() -> {
            shown = other;
            known = other.size();
            selection.clear(false);
        });
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
        int size = shown.size();
        if (size == known)
            return;
        boolean isFollowed = newest.areInSight(known);
        known = size;
        viewport.recalculateScrollBars();
        if (isFollowed)
            newest.show(known);
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
        refresh();
        int place = shown.place(number);
        selectRow(Math.min(place < 0 ? -place - 1 : place, shown.size() - 1));
    }

    private void selectRow(int row) {
        if (row < 0)
            return;
        selection.selectRow(0, row, false, false);
        viewport.doCommand(new ShowRowInViewportCommand(row));
    }

    /** Counts times from this packet; from the first one for 0. */
    void countTimesFrom(int number) {
        reference = number;
        table.refresh(false);
    }

    /** The packet that times are counted from; 0 where it is the first. */
    public int reference() {
        return reference;
    }
}
