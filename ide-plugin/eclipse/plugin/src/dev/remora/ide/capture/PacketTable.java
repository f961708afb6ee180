package dev.remora.ide.capture;

import dev.remora.field.Catalogue;
import dev.remora.ide.capture.Column.Placed;
import dev.remora.ide.capture.Column.Times;
import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.Rows;
import dev.remora.ide.model.Rows.Row;
import dev.remora.ide.model.Shown;
import dev.remora.ide.preference.Preferences;
import dev.remora.ide.table.TableStyle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.data.IDataProvider;
import org.eclipse.nebula.widgets.nattable.grid.GridRegion;
import org.eclipse.nebula.widgets.nattable.grid.layer.ColumnHeaderLayer;
import org.eclipse.nebula.widgets.nattable.layer.CompositeLayer;
import org.eclipse.nebula.widgets.nattable.layer.DataLayer;
import org.eclipse.nebula.widgets.nattable.layer.event.StructuralRefreshEvent;
import org.eclipse.nebula.widgets.nattable.reorder.ColumnReorderLayer;
import org.eclipse.nebula.widgets.nattable.selection.SelectionLayer;
import org.eclipse.nebula.widgets.nattable.selection.config.DefaultRowSelectionLayerConfiguration;
import org.eclipse.nebula.widgets.nattable.selection.event.ISelectionEvent;
import org.eclipse.nebula.widgets.nattable.viewport.ViewportLayer;
import org.eclipse.nebula.widgets.nattable.viewport.command.ShowRowInViewportCommand;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;

/** The list of packets: millions of rows, of which only those in sight are ever made. */
public final class PacketTable {
    private final CaptureFile             file;
    private final DataLayer               data;
    private final ColumnReorderLayer      order;
    private final SelectionLayer          selection;
    private final ViewportLayer           viewport;
    private final NatTable                table;
    private final BitSet                  alerts      = new BitSet();
    private final IPropertyChangeListener preferences = event -> preferencesChanged(event.getProperty());
    private List<Placed>                  columns     = Column.chosen();
    private Rows                          rows;
    private Shown                         shown;
    private int                           known;
    private int                           reference;                                                      // number of a packet; 0 for the first

    /** What NatTable asks for. */
    private final class Cells implements IDataProvider {
        @Override
        public Object getDataValue(int column, int row) {
            return row >= shown.size() ? "" : text(columns.get(column).column(), row);
        }

        @Override
        public void setDataValue(int column, int row, Object value) {
            throw new UnsupportedOperationException("packets are not edited");
        }

        @Override
        public int getColumnCount() {
            return columns.size();
        }

        @Override
        public int getRowCount() {
            return known;
        }
    }

    /** What stands above the columns. */
    private final class Headings implements IDataProvider {
        @Override
        public Object getDataValue(int column, int row) {
            return columns.get(column).column().heading();
        }

        @Override
        public void setDataValue(int column, int row, Object value) {
            throw new UnsupportedOperationException("headings are not edited");
        }

        @Override
        public int getColumnCount() {
            return columns.size();
        }

        @Override
        public int getRowCount() {
            return 1;
        }
    }

    PacketTable(Composite parent, CaptureFile file, IntConsumer selected) {
        this.file = file;
        this.shown = new Shown.All(file);
        this.rows = newRows();
        int height = TableStyle.rowHeight(parent);
        data = new DataLayer(new Cells(), 100, height);
        data.setConfigLabelAccumulator((labels, column, row) -> {
            if (row < shown.size())
                colour(rows.row(shown.number(row))).ifPresent(palette -> labels.addLabel(palette.name()));
            if (columns.get(column).column().isRight())
                labels.addLabel(TableStyle.RIGHT);
        });
        widths();
        order = new ColumnReorderLayer(data);
        selection = new SelectionLayer(order, false);
        selection.addConfiguration(new DefaultRowSelectionLayerConfiguration());
        viewport = new ViewportLayer(selection);
        viewport.setRegionName(GridRegion.BODY);
        ColumnHeaderLayer header = new ColumnHeaderLayer(new DataLayer(new Headings(), 100, height + 4), viewport, selection);
        CompositeLayer grid = new CompositeLayer(1, 2);
        grid.setChildLayer(GridRegion.COLUMN_HEADER, header, 0, 0);
        grid.setChildLayer(GridRegion.BODY, viewport, 0, 1);
        table = new NatTable(parent, SWT.NO_BACKGROUND | SWT.NO_REDRAW_RESIZE | SWT.DOUBLE_BUFFERED | SWT.V_SCROLL | SWT.H_SCROLL, grid, false);
        TableStyle.apply(table);
        selection.addLayerListener(event -> {
            if (event instanceof ISelectionEvent && selected() > 0)
                selected.accept(selected());
        });
        Preferences.store().addPropertyChangeListener(preferences);
        table.addListener(SWT.Dispose, event -> disposed());
    }

    private void disposed() {
        Preferences.store().removePropertyChangeListener(preferences);
        List<Placed> now = columns();
        if (!now.equals(columns))
            Column.choose(now);
        close(rows);
    }

    private static void close(Rows rows) {
        try {
            rows.close();
        } catch (IOException e) {
            // The file was only read; nothing is lost.
        }
    }

    /** The columns as they stand now, in the order and with the widths that the user gave them. */
    List<Placed> columns() {
        List<Placed> now = new ArrayList<>();
        for (int index : order.getColumnIndexOrder())
            now.add(new Placed(columns.get(index).column(), data.getColumnWidthByPosition(index)));
        return now;
    }

    private Rows newRows() {
        List<Catalogue.Entry> fields = columns.stream().map(Placed::column).filter(Column.OfField.class::isInstance).map(column -> ((Column.OfField) column).entry()).toList();
        return new Rows(file, fields);
    }

    private void widths() {
        for (int i = 0; i < columns.size(); i++)
            data.setColumnWidthByPosition(i, columns.get(i).width(), false);
    }

    private void preferencesChanged(String property) {
        if (property.equals(Preferences.COLUMNS)) {
            columns = Column.chosen();
            Rows before = rows;
            rows = newRows();
            close(before);
            widths();
            order.resetReorder();
            data.fireLayerEvent(new StructuralRefreshEvent(data));
        } else {
            new TableStyle(table.getDisplay()).configureRegistry(table.getConfigRegistry());
            table.refresh(false);
        }
    }

    private String text(Column column, int place) {
        Row row = rows.row(shown.number(place));
        long previous = place == 0 ? row.timeNanos() : column == Column.Standard.TIME ? rows.row(shown.number(place - 1)).timeNanos() : 0;
        return column.text(row, new Times(Preferences.time(), reference == 0 ? file.firstTime() : rows.row(reference).timeNanos(), previous));
    }

    private Optional<Palette> colour(Row row) {
        if (!Preferences.store().getBoolean(Preferences.COLOURED))
            return Optional.empty();
        if (row.number() == reference)
            return Optional.of(Palette.REFERENCE);
        if (alerts.get(row.number()))
            return Optional.of(Palette.ALERT);
        return row.hasAnomaly() ? Optional.of(Palette.ANOMALY) : Optional.ofNullable(Palette.of(row.line().protocol()));
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
        int row = selection.getSelectionAnchor() == null ? -1 : selection.getSelectionAnchor().getRowPosition();
        return row < 0 || row >= shown.size() ? 0 : shown.number(row);
    }

    /** Numbers of all selected packets, ascending; at most so many. */
    List<Integer> selection(int most) {
        List<Integer> numbers = new ArrayList<>();
        for (var range : selection.getSelectedRowPositions())
            for (int row = range.start; row < range.end && numbers.size() < most; row++)
                if (row < shown.size())
                    numbers.add(shown.number(row));
        return numbers.stream().sorted().toList();
    }

    /** What a cell says. */
    public String text(int column, int place) {
        return text(columns.get(column).column(), place);
    }

    /** Shows other packets. */
    void show(Shown other) {
        int before = selected();
        shown = other;
        known = other.size();
        selection.clear(false);
        data.fireLayerEvent(new StructuralRefreshEvent(data));
        if (before > 0)
            select(before);
    }

    /** Shows rows that have come since. */
    void refresh() {
        int size = shown.size();
        if (size == known)
            return;
        known = size;
        viewport.recalculateScrollBars();
        table.redraw();
    }

    /** Selects a packet and brings it into sight; the next one in the list where it is not in it. */
    void select(int number) {
        refresh();
        int place = shown.place(number);
        int row = Math.min(place < 0 ? -place - 1 : place, shown.size() - 1);
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
