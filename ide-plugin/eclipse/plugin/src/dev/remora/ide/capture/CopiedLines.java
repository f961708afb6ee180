package dev.remora.ide.capture;

import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.Rows;
import dev.remora.ide.model.Rows.Row;
import dev.remora.ide.model.Shown;
import dev.remora.ide.preference.Preferences;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * Lines of packets as the list shows them and in its order, with tabs between the columns. Reads the packets again, on any thread.
 *
 * @param listed    the packets of the list in the order of the capture
 * @param shown     the same in the order of the list
 * @param reference the packet that times are counted from; 0 for the first
 * @param numbers   of packets that are in the list
 */
record CopiedLines(CaptureFile file, Shown listed, Shown shown, List<Column> columns, int reference, List<Integer> numbers) implements Callable<String> {
    @Override
    public String call() throws IOException {
        SortedMap<Integer, String> lines = new TreeMap<>();
        try (Rows rows = new Rows(file, Column.fields(columns.stream()))) {
            long start = reference == 0 ? file.firstTime() : rows.row(reference).timeNanos();
            for (int number : numbers) {
                int place = listed.place(number);
                Column.Times times = new Column.Times(Preferences.time(), start, rows.row(place > 0 ? listed.number(place - 1) : number).timeNanos());
                Row row = rows.row(number);
                lines.put(shown.place(number), String.join("\t", columns.stream().map(column -> column.text(row, times)).toList()));
            }
        }
        return String.join("\n", lines.values());
    }
}
