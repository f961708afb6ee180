package dev.remora.ide.table;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.layer.LayerUtil;
import org.eclipse.nebula.widgets.nattable.selection.SelectionLayer;
import org.eclipse.nebula.widgets.nattable.selection.config.DefaultRowSelectionLayerConfiguration;
import org.eclipse.nebula.widgets.nattable.selection.config.RowOnlySelectionBindings;
import org.eclipse.nebula.widgets.nattable.ui.binding.UiBindingRegistry;
import org.eclipse.nebula.widgets.nattable.ui.matcher.MouseEventMatcher;

/** Rows are selected as in the platform's own lists: by the right button, too, so that the menu is about the row that it opens over; and no columns, by a click on a heading. */
final class RowSelection extends DefaultRowSelectionLayerConfiguration {
    private final SelectionLayer selection;

    /** What a layer is to be configured with. */
    RowSelection(SelectionLayer selection) {
        this.selection = selection;
    }

    @Override
    protected void addSelectionUIBindings() {
        addConfiguration(new RowOnlySelectionBindings() {
            @Override
            protected void configureBodyMouseClickBindings(UiBindingRegistry registry) {
                super.configureBodyMouseClickBindings(registry);
                registry.registerMouseDownBinding(MouseEventMatcher.bodyRightClick(0), (table, event) -> select(table, event.x, event.y));
            }

            @Override
            protected void configureColumnHeaderMouseClickBindings(UiBindingRegistry registry) {}
        });
    }

    // Where several rows are selected, and this is one of them, they all stay so.
    private void select(NatTable table, int x, int y) {
        int row = table.getRowIndexByPosition(table.getRowPositionByY(y));
        int column = LayerUtil.convertColumnPosition(table, table.getColumnPositionByX(x), selection);
        if (row >= 0 && (!selection.isRowPositionSelected(row) || selection.getSelectedRowCount() == 1))
            selection.selectRow(Math.max(0, column), row, false, false);
    }
}
