package dev.remora.ide.table;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.layer.DataLayer;
import org.eclipse.nebula.widgets.nattable.layer.event.StructuralRefreshEvent;
import org.eclipse.nebula.widgets.nattable.reorder.ColumnReorderLayer;
import org.eclipse.nebula.widgets.nattable.selection.SelectionLayer;
import org.eclipse.nebula.widgets.nattable.selection.event.ISelectionEvent;
import org.eclipse.nebula.widgets.nattable.viewport.ViewportLayer;
import org.eclipse.nebula.widgets.nattable.viewport.command.ShowRowInViewportCommand;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;

/** A list with fixed columns and any number of rows, in the order that the user chooses by a click on a heading. */
public final class WideTable {
    /** What stands behind the heading of the column that the rows are in the order of, ascending. */
    public static final String UP = "  ▲";

    /** The same, descending. */
    public static final String DOWN = "  ▼";

    private final List<Heading>  headings;
    private final Content        content;
    private final DataLayer      data;
    private final SelectionLayer selection;
    private final ViewportLayer  viewport;
    private final NatTable       table;
    private boolean              quiet;
    private Object               key;                   // what is in the selected row; null where none is
    private int                  sorted = -1;
    private boolean              descending;
    private int                  sorts;                 // asked for so far; only the last one counts

    /** What stands above a column, its width in pixels, and whether its values stand at the right. */
    public record Heading(String label, int width, boolean isRight) {}

    /** What is in the list. */
    public interface Content {
        /** How many rows. */
        int rows();

        /** What a cell says. */
        String text(int column, int row);

        /** The name of a colour of {@code Palette}, if the row has one. */
        default Optional<String> colour(int row) {
            return Optional.empty();
        }

        /** What is in a row, in whatever order: it stays selected where the rows are put in another. */
        Object key(int row);

        /** The row of something; negative where it is not in the list. */
        int rowOf(Object key);

        /** Whether the rows are in the order that was asked for last, and not, or no longer, in that of the capture. */
        boolean isSorted();

        /** What finds the order of a column, on any thread, and then puts the rows in it, on that of the user interface. */
        Supplier<Runnable> sort(int column, boolean descending);
    }

    /** A list in a composite; {@code selected} hears of the row that the user chose. */
    public WideTable(Composite parent, List<Heading> headings, Content content, IntConsumer selected) {
        this.headings = headings;
        this.content = content;
        data = new DataLayer(new Cells(headings::size, content::rows, (column, row) -> row < content.rows() ? content.text(column, row) : ""), 100,
                TableStyle.rowHeight(parent));
        for (int i = 0; i < headings.size(); i++)
            data.setColumnWidthByPosition(i, Math.max(headings.get(i).width(), TableStyle.width(parent, headings.get(i).label() + UP)), false);
        data.setConfigLabelAccumulator((labels, column, row) -> {
            if (row < content.rows())
                content.colour(row).ifPresent(labels::addLabel);
            if (headings.get(column).isRight())
                labels.addLabel(TableStyle.RIGHT);
        });
        selection = new SelectionLayer(new ColumnReorderLayer(data), false);
        viewport = Grid.viewport(selection);
        table = Grid.table(parent, new Cells(headings::size, () -> 1, (column, row) -> heading(column)), viewport, selection);
        HeadingClick.sorts(table, this::sort);
        selection.addLayerListener(event -> {
            if (event instanceof ISelectionEvent && !quiet && isSelected()) {
                key = content.key(selected());
                selected.accept(selected());
            }
        });
    }

    /** What stands above a column, with the arrow of the order where the rows are in it. */
    public String heading(int column) {
        return headings.get(column).label() + (column == sorted && content.isSorted() ? descending ? DOWN : UP : "");
    }

    /** Puts the rows in the order of a column, soon; the other way round where they are in it. */
    public void sort(int column) {
        if (column < 0 || column >= headings.size())
            return;
        descending = column == sorted && !descending;
        sorted = column;
        Supplier<Runnable> order = content.sort(column, descending);
        int asked = ++sorts;
        Display display = table.getDisplay();                // a list that is closed meanwhile has none
        Job.createSystem("Sorting by " + headings.get(column).label(), (ICoreRunnable) monitor -> {
            Runnable put = order.get();
            display.asyncExec(() -> {
                if (table.isDisposed() || asked != sorts)
                    return;
                put.run();
                refresh();
                if (isSelected())
                    viewport.doCommand(new ShowRowInViewportCommand(selected()));
            });
        }).schedule();
    }

    /** What stands above the columns, as far as it is the same in any order. */
    public List<String> headings() {
        return headings.stream().map(Heading::label).toList();
    }

    /** Shows what is in the list now; what is selected stays selected, in whatever row it is. */
    public void refresh() {
        int row = key == null ? -1 : content.rowOf(key);
        quiet = true;
        data.fireLayerEvent(new StructuralRefreshEvent(data));
        if (row >= 0)
            selection.selectRow(0, row, false, false);
        else
            selection.clear(true);
        quiet = false;
    }

    private boolean isSelected() {
        return selected() >= 0 && selected() < content.rows();
    }

    /** The selected row; -1 where none is. */
    public int selected() {
        return selection.getSelectionAnchor() == null ? -1 : selection.getSelectionAnchor().getRowPosition();
    }

    /** Selects a row and brings it into sight; none where there is no such row. */
    public void select(int row) {
        if (row < 0 || row >= content.rows()) {
            key = null;
            selection.clear(true);
            return;
        }
        selection.selectRow(0, row, false, false);
        viewport.doCommand(new ShowRowInViewportCommand(row));
    }

    /** Selects nothing and asks for no order, since what is in the list becomes something else. */
    public void clear() {
        key = null;
        sorted = -1;
        sorts++;
        selection.clear(true);
    }

    /** How wide a column is, in pixels. */
    public int width(int column) {
        return data.getColumnWidthByPosition(column);
    }

    /** What a cell says. */
    public String text(int column, int row) {
        return content.text(column, row);
    }

    /** How many rows. */
    public int rows() {
        return content.rows();
    }

    /** The widget. */
    public NatTable control() {
        return table;
    }
}
