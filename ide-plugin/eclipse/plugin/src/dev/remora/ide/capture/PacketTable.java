package dev.remora.ide.capture;

import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.Rows;
import dev.remora.ide.model.Rows.Row;
import dev.remora.ide.model.Shown;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.config.AbstractRegistryConfiguration;
import org.eclipse.nebula.widgets.nattable.config.CellConfigAttributes;
import org.eclipse.nebula.widgets.nattable.config.ConfigRegistry;
import org.eclipse.nebula.widgets.nattable.config.DefaultNatTableStyleConfiguration;
import org.eclipse.nebula.widgets.nattable.config.IConfigRegistry;
import org.eclipse.nebula.widgets.nattable.data.IDataProvider;
import org.eclipse.nebula.widgets.nattable.grid.data.DefaultColumnHeaderDataProvider;
import org.eclipse.nebula.widgets.nattable.grid.layer.ColumnHeaderLayer;
import org.eclipse.nebula.widgets.nattable.hideshow.ColumnHideShowLayer;
import org.eclipse.nebula.widgets.nattable.layer.CompositeLayer;
import org.eclipse.nebula.widgets.nattable.layer.DataLayer;
import org.eclipse.nebula.widgets.nattable.grid.GridRegion;
import org.eclipse.nebula.widgets.nattable.layer.event.StructuralRefreshEvent;
import org.eclipse.nebula.widgets.nattable.painter.cell.TextPainter;
import org.eclipse.nebula.widgets.nattable.painter.cell.decorator.PaddingDecorator;
import org.eclipse.nebula.widgets.nattable.reorder.ColumnReorderLayer;
import org.eclipse.nebula.widgets.nattable.selection.SelectionLayer;
import org.eclipse.nebula.widgets.nattable.selection.config.DefaultRowSelectionLayerConfiguration;
import org.eclipse.nebula.widgets.nattable.selection.event.ISelectionEvent;
import org.eclipse.nebula.widgets.nattable.style.CellStyleAttributes;
import org.eclipse.nebula.widgets.nattable.style.DisplayMode;
import org.eclipse.nebula.widgets.nattable.style.HorizontalAlignmentEnum;
import org.eclipse.nebula.widgets.nattable.style.SelectionStyleLabels;
import org.eclipse.nebula.widgets.nattable.style.Style;
import org.eclipse.nebula.widgets.nattable.viewport.ViewportLayer;
import org.eclipse.nebula.widgets.nattable.viewport.command.ShowRowInViewportCommand;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;

/** The list of packets: millions of rows, of which only those in sight are ever made. */
public final class PacketTable {
    private static final int ROW_HEIGHT = 22;

    private final CaptureFile    file;
    private final Rows           rows;
    private final DataLayer      data;
    private final SelectionLayer selection;
    private final ViewportLayer  viewport;
    private final NatTable       table;
    private final BitSet         alerts    = new BitSet();
    private Shown                shown;
    private long                 reference = Long.MIN_VALUE;

    /** What NatTable asks for. */
    private final class Cells implements IDataProvider {
        @Override
        public Object getDataValue(int column, int row) {
            return Column.values()[column].text(rows.row(shown.number(row)), reference());
        }

        @Override
        public void setDataValue(int column, int row, Object value) {
            throw new UnsupportedOperationException("packets are not edited");
        }

        @Override
        public int getColumnCount() {
            return Column.values().length;
        }

        @Override
        public int getRowCount() {
            return shown.size();
        }
    }

    PacketTable(Composite parent, CaptureFile file, IntConsumer selected) {
        this.file = file;
        this.rows = new Rows(file);
        this.shown = new Shown.All(file);
        data = new DataLayer(new Cells(), 100, ROW_HEIGHT);
        for (Column column : Column.values())
            data.setColumnWidthByPosition(column.ordinal(), column.width);
        data.setConfigLabelAccumulator((labels, column, row) -> {
            String colour = colour(rows.row(shown.number(row)));
            if (colour != null)
                labels.addLabel(colour);
            if (Column.values()[column].isRight())
                labels.addLabel("right");
        });
        selection = new SelectionLayer(new ColumnHideShowLayer(new ColumnReorderLayer(data)), false);
        selection.addConfiguration(new DefaultRowSelectionLayerConfiguration());
        viewport = new ViewportLayer(selection);
        viewport.setRegionName(GridRegion.BODY);
        String[] headings = Arrays.stream(Column.values()).map(column -> column.heading).toArray(String[]::new);
        ColumnHeaderLayer header = new ColumnHeaderLayer(new DataLayer(new DefaultColumnHeaderDataProvider(headings), 100, ROW_HEIGHT + 4), viewport, selection);
        CompositeLayer grid = new CompositeLayer(1, 2);
        grid.setChildLayer(GridRegion.COLUMN_HEADER, header, 0, 0);
        grid.setChildLayer(GridRegion.BODY, viewport, 0, 1);
        table = new NatTable(parent, SWT.NO_BACKGROUND | SWT.NO_REDRAW_RESIZE | SWT.DOUBLE_BUFFERED | SWT.V_SCROLL | SWT.H_SCROLL, grid, false);
        table.setConfigRegistry(new ConfigRegistry());
        table.addConfiguration(styles(parent.getDisplay()));
        table.addConfiguration(new Colours());
        table.configure();
        selection.addLayerListener(event -> {
            if (event instanceof ISelectionEvent && selected() > 0)
                selected.accept(selected());
        });
    }

    /** Gives these packets the colour of alerts. */
    public void mark(int... numbers) {
        alerts.clear();
        for (int number : numbers)
            alerts.set(number);
        table.refresh(false);
    }

    private String colour(Row row) {
        if (alerts.get(row.number()))
            return Palette.ALERT.name();
        if (row.hasAnomaly())
            return Palette.ANOMALY.name();
        Palette palette = Palette.of(row.line().protocol());
        return palette == null ? null : palette.name();
    }

    private static DefaultNatTableStyleConfiguration styles(Display display) {
        DefaultNatTableStyleConfiguration styles = new DefaultNatTableStyleConfiguration();
        styles.bgColor = display.getSystemColor(SWT.COLOR_LIST_BACKGROUND);
        styles.fgColor = display.getSystemColor(SWT.COLOR_LIST_FOREGROUND);
        styles.hAlign = HorizontalAlignmentEnum.LEFT;
        styles.cellPainter = new PaddingDecorator(new TextPainter(), 0, 6, 0, 6);
        return styles;
    }

    /** Colours of rows, and of those selected. */
    private static final class Colours extends AbstractRegistryConfiguration {
        @Override
        public void configureRegistry(IConfigRegistry registry) {
            Display display = Display.getCurrent();
            for (Palette palette : Palette.values())
                background(registry, palette.color(display), DisplayMode.NORMAL, palette.name());
            Color chosen = display.getSystemColor(SWT.COLOR_LIST_SELECTION);
            Style selected = new Style();
            selected.setAttributeValue(CellStyleAttributes.BACKGROUND_COLOR, chosen);
            selected.setAttributeValue(CellStyleAttributes.FOREGROUND_COLOR, display.getSystemColor(SWT.COLOR_LIST_SELECTION_TEXT));
            registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, selected, DisplayMode.SELECT);
            for (String label : new String[] {SelectionStyleLabels.SELECTION_ANCHOR_STYLE, "right"})
                registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, selected, DisplayMode.SELECT, label);
            for (Palette palette : Palette.values())
                registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, selected, DisplayMode.SELECT, palette.name());
            Style right = new Style();
            right.setAttributeValue(CellStyleAttributes.HORIZONTAL_ALIGNMENT, HorizontalAlignmentEnum.RIGHT);
            registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, right, DisplayMode.NORMAL, "right");
            Style header = new Style();
            header.setAttributeValue(CellStyleAttributes.BACKGROUND_COLOR, display.getSystemColor(SWT.COLOR_WIDGET_BACKGROUND));
            header.setAttributeValue(CellStyleAttributes.FOREGROUND_COLOR, display.getSystemColor(SWT.COLOR_WIDGET_FOREGROUND));
            header.setAttributeValue(CellStyleAttributes.HORIZONTAL_ALIGNMENT, HorizontalAlignmentEnum.LEFT);
            registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, header, DisplayMode.NORMAL, GridRegion.COLUMN_HEADER);
            registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, header, DisplayMode.SELECT, GridRegion.COLUMN_HEADER);
        }

        private static void background(IConfigRegistry registry, Color colour, DisplayMode mode, String label) {
            Style style = new Style();
            style.setAttributeValue(CellStyleAttributes.BACKGROUND_COLOR, colour);
            registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, style, mode, label);
        }
    }

    private long reference() {
        return reference == Long.MIN_VALUE ? file.firstTime() : reference;
    }

    /** The widget. */
    public NatTable control() {
        return table;
    }

    /** Number of rows. */
    public int size() {
        return shown.size();
    }

    /** Number of the selected packet; 0 where none is. */
    public int selected() {
        int row = selection.getSelectionAnchor() == null ? -1 : selection.getSelectionAnchor().getRowPosition();
        return row < 0 || row >= shown.size() ? 0 : shown.number(row);
    }

    /** What a cell says. */
    public String text(int column, int place) {
        return Column.values()[column].text(rows.row(shown.number(place)), reference());
    }

    /** Shows other packets. */
    void show(Shown other) {
        int before = selected();
        shown = other;
        selection.clear(false);
        refresh();
        if (before > 0)
            select(before);
    }

    /** Shows rows that have come since. */
    void refresh() {
        data.fireLayerEvent(new StructuralRefreshEvent(data));
    }

    /** Selects a packet and brings it into sight; the next one in the list where it is not in it. */
    void select(int number) {
        int place = shown.place(number);
        int row = Math.min(place < 0 ? -place - 1 : place, shown.size() - 1);
        if (row < 0)
            return;
        selection.selectRow(0, row, false, false);
        viewport.doCommand(new ShowRowInViewportCommand(row));
    }

    /** Counts times from this packet; from the first one for 0. */
    void countTimesFrom(int number) {
        reference = number == 0 ? Long.MIN_VALUE : rows.row(number).timeNanos();
        table.refresh(false);
    }
}
