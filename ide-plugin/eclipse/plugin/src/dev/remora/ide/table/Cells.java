package dev.remora.ide.table;

import java.util.function.BiFunction;
import java.util.function.IntSupplier;
import org.eclipse.nebula.widgets.nattable.data.IDataProvider;

/** Cells of a table that nobody edits: how many columns and rows there are now, and what a cell says, by column and row. */
public record Cells(IntSupplier columns, IntSupplier rows, BiFunction<Integer, Integer, String> text) implements IDataProvider {
    @Override
    public Object getDataValue(int column, int row) {
        return text.apply(column, row);
    }

    @Override
    public void setDataValue(int column, int row, Object value) {
        throw new UnsupportedOperationException("nothing is edited here");
    }

    @Override
    public int getColumnCount() {
        return columns.getAsInt();
    }

    @Override
    public int getRowCount() {
        return rows.getAsInt();
    }
}
