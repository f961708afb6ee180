package dev.remora.ide.table;

import java.util.function.IntConsumer;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.grid.GridRegion;
import org.eclipse.nebula.widgets.nattable.resize.event.ColumnResizeEventMatcher;
import org.eclipse.nebula.widgets.nattable.ui.action.NoOpMouseAction;
import org.eclipse.nebula.widgets.nattable.ui.binding.UiBindingRegistry;
import org.eclipse.nebula.widgets.nattable.ui.matcher.MouseEventMatcher;
import org.eclipse.swt.SWT;

/** A click on the heading of a column. One on the edge between two is none: there the width of a column is changed. */
public final class HeadingClick {
    private HeadingClick() {}

    /** Lets such a click sort by the column. */
    public static void sorts(NatTable table, IntConsumer column) {
        UiBindingRegistry bindings = table.getUiBindingRegistry();
        bindings.registerFirstSingleClickBinding(MouseEventMatcher.columnHeaderLeftClick(SWT.NONE),
                (natTable, event) -> column.accept(natTable.getColumnIndexByPosition(natTable.getColumnPositionByX(event.x))));
        bindings.registerFirstSingleClickBinding(new ColumnResizeEventMatcher(SWT.NONE, GridRegion.COLUMN_HEADER, MouseEventMatcher.LEFT_BUTTON), new NoOpMouseAction());
    }
}
