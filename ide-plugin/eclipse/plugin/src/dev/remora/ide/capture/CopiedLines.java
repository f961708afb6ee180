package dev.remora.ide.capture;

import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.Rows;
import dev.remora.ide.model.Rows.Row;
import dev.remora.ide.model.Shown;
import dev.remora.ide.preference.Preferences;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Lines of packets as the list shows them, with tabs between the columns. Reads the packets again, on any thread.
 *
 * @param reference the packet that times are counted from; 0 for the first
 * @param numbers   of packets that are in the list
 */
record CopiedLines(CaptureFile file, Shown shown, List<Column> columns, int reference, List<Integer> numbers) implements Callable<String> {
    @Override
    public String call() throws IOException {
        StringBuilder lines = new StringBuilder();
        try (Rows rows = new Rows(file, Column.fields(columns.stream()))) {
            long start = reference == 0 ? file.firstTime() : rows.row(reference).timeNanos();
            for (int number : numbers) {
                int place = shown.place(number);
                Column.Times times = new Column.Times(Preferences.time(), start, rows.row(place > 0 ? shown.number(place - 1) : number).timeNanos());
                Row row = rows.row(number);
                lines.append(lines.isEmpty() ? "" : "\n").append(String.join("\t", columns.stream().map(column -> column.text(row, times)).toList()));
            }
        }
        return lines.toString();
    }
}
