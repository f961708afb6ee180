package dev.remora.rules.syntax;

import dev.remora.rules.source.Cells;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Writes lines with the cells of neighbours in columns. */
final class Columns {
    private static final int CELLS       = 3;
    private static final int WIDEST      = 200;   // cells of a line that others stand in columns with
    private static final int COMMENT_GAP = 3;

    private Columns() {}

    static String text(List<LayoutLine> lines) {
        StringBuilder out = new StringBuilder();
        for (List<LayoutLine> group : groups(lines, (first, next) -> !next.blankBefore())) {
            if (!out.isEmpty())
                out.append('\n');
            write(group, out);
        }
        return out.toString();
    }

    // Lines without an empty one between them.
    private static void write(List<LayoutLine> lines, StringBuilder out) {
        List<StringBuilder> texts = new ArrayList<>();
        for (List<LayoutLine> group : groups(lines, (first, next) -> first.kind() == next.kind() && first.indent() == next.indent()))
            texts.addAll(aligned(group));
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++)
            indexes.add(i);
        for (List<Integer> group : groups(indexes, (first, next) -> !lines.get(first).comment().isEmpty() && !lines.get(next).comment().isEmpty()))
            comment(group, lines, texts);
        texts.forEach(text -> out.append(text.toString().stripTrailing()).append('\n'));
    }

    private static void comment(List<Integer> group, List<LayoutLine> lines, List<StringBuilder> texts) {
        int column = group.stream().mapToInt(i -> width(texts.get(i))).filter(width -> width <= WIDEST).max().orElse(0) + COMMENT_GAP;
        for (int i : group)
            if (!lines.get(i).comment().isEmpty())
                pad(texts.get(i), column, COMMENT_GAP).append(lines.get(i).comment());
    }

    private static List<StringBuilder> aligned(List<LayoutLine> lines) {
        List<StringBuilder> texts = new ArrayList<>();
        for (LayoutLine line : lines)
            texts.add(new StringBuilder(" ".repeat(line.indent())).append(line.cells().get(0)));
        for (int cell = 1; cell < CELLS; cell++)
            align(lines, texts, cell);
        return texts;
    }

    private static void align(List<LayoutLine> lines, List<StringBuilder> texts, int cell) {
        int column = 0;
        for (int i = 0; i < lines.size(); i++)
            if (lines.get(i).cells().size() > cell && width(texts.get(i)) <= WIDEST)
                column = Math.max(column, width(texts.get(i)) + gap(lines.get(i).kind(), cell));
        for (int i = 0; i < lines.size(); i++)
            if (lines.get(i).cells().size() > cell)
                pad(texts.get(i), column, gap(lines.get(i).kind(), cell)).append(lines.get(i).cells().get(cell));
    }

    private static int gap(LayoutLine.Kind kind, int cell) {
        return switch (kind) {
            case LET, PACKET, PLAIN, COMMENT -> 1;
            case DECISION -> cell == 1 ? 2 : 3;
        };
    }

    // Runs of neighbours that belong together.
    private static <T> List<List<T>> groups(List<T> all, BiPredicate<T, T> belong) {
        List<List<T>> groups = new ArrayList<>();
        for (int from = 0; from < all.size();) {
            int to = from + 1;
            while (to < all.size() && belong.test(all.get(to - 1), all.get(to)))
                to++;
            groups.add(all.subList(from, to));
            from = to;
        }
        return groups;
    }

    private static int width(StringBuilder text) {
        return Cells.width(text.toString());
    }

    // To the column, or where the text is beyond it, by the gap.
    private static StringBuilder pad(StringBuilder text, int column, int gap) {
        int width = width(text);
        return text.append(" ".repeat(Math.max(gap, column - width)));
    }
}
