package dev.remora.cli;

import dev.remora.cli.Colours.Ink;
import dev.remora.tree.TextBuffer;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A table for people of what was counted: the first column to the left, all others to the right, each as wide as it has to be. */
final class CountTable {
    private static final int GAP = 2;

    private CountTable() {}

    /** Writes rows of as many cells each; the first is the heading. */
    static void write(List<List<String>> rows, Colours colours, TextBuffer out) {
        int[] widths = IntStream.range(0, rows.getFirst().size()).map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0)).toArray();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(row.getFirst()).append(" ".repeat(widths[0] - row.getFirst().length()));
            for (int i = 1; i < widths.length; i++)
                line.append(" ".repeat(GAP + widths[i] - row.get(i).length())).append(row.get(i));
            out.text(row == rows.getFirst() ? colours.paint(Ink.STRONG, line.toString()) : line.toString()).octet('\n');
        }
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** So many of these: {@code 1,234 packets}. */
    static String number(long number, String what) {
        return number(number) + " " + what + (number == 1 ? "" : "s");
    }
}
