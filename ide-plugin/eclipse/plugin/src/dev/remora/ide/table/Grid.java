package dev.remora.ide.table;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.grid.GridRegion;
import org.eclipse.nebula.widgets.nattable.grid.layer.ColumnHeaderLayer;
import org.eclipse.nebula.widgets.nattable.layer.CompositeLayer;
import org.eclipse.nebula.widgets.nattable.layer.DataLayer;
import org.eclipse.nebula.widgets.nattable.selection.SelectionLayer;
import org.eclipse.nebula.widgets.nattable.viewport.ViewportLayer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;

/** What lists of many rows are built of: rows that are selected whole, in a viewport below their headings. */
public final class Grid {
    private Grid() {}

    /** The rows in sight. */
    public static ViewportLayer viewport(SelectionLayer rows) {
        rows.addConfiguration(new RowSelection(rows));
        ViewportLayer viewport = new ViewportLayer(rows);
        viewport.setRegionName(GridRegion.BODY);
        return viewport;
    }

    /** The widget that shows them below the headings. */
    public static NatTable table(Composite parent, Cells headings, ViewportLayer viewport, SelectionLayer rows) {
        ColumnHeaderLayer header = new ColumnHeaderLayer(new DataLayer(headings, 100, TableStyle.rowHeight(parent) + 4), viewport, rows);
        CompositeLayer grid = new CompositeLayer(1, 2);
        grid.setChildLayer(GridRegion.COLUMN_HEADER, header, 0, 0);
        grid.setChildLayer(GridRegion.BODY, viewport, 0, 1);
        NatTable table = new NatTable(parent, SWT.NO_BACKGROUND | SWT.NO_REDRAW_RESIZE | SWT.DOUBLE_BUFFERED | SWT.V_SCROLL | SWT.H_SCROLL, grid, false);
        TableStyle.apply(table);
        TabKey.leadsOnFrom(table);
        return table;
    }
}
