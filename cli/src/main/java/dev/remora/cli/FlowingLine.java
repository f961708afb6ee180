package dev.remora.cli;

import dev.remora.cli.Colours.Ink;
import dev.remora.tree.TextBuffer;
import org.jspecify.annotations.Nullable;

/** A line of cells, each at its column or a blank behind what was too long for the cell before; a cell that no longer fits the terminal goes on below, to the right. */
final class FlowingLine {
    private static final int FURTHER = 2;       // columns that text goes on behind its beginning
    private static final int GAP     = 2;       // blanks before a cell that is not where it would be

    private final TextBuffer out;
    private final Colours    colours;
    private final int        columns;
    private int              column;

    /** @param columns of the terminal; 0 where there is none */
    FlowingLine(TextBuffer out, Colours colours, int columns) {
        this.out = out;
        this.colours = colours;
        this.columns = columns == 0 ? Integer.MAX_VALUE : columns;
    }

    /** A line of text, broken between words where it is too long, with a cell beside its end: at this column, further left, or below, wherever it fits. */
    static void write(int columns, String line, int at, String beside, TextBuffer out) {
        String text = line.stripLeading();
        int indent = line.length() - text.length();
        String broken = " ".repeat(indent) + Paragraph.broken(columns, indent, FURTHER, text);
        int last = broken.lastIndexOf('\n') + 1;
        out.text(broken.substring(0, last));
        new FlowingLine(out, Colours.PLAIN, columns).left(0, broken.substring(last), null).near(at, beside, null).end();
    }

    /** Adds a cell that begins at this column; nothing where it is empty. */
    FlowingLine left(int at, String text, @Nullable Ink ink) {
        if (text.isEmpty())
            return this;
        int begin = Math.max(at, column == 0 ? 0 : column + 1);
        if (begin + text.length() > columns && column > 0) {
            out.octet('\n');
            column = 0;
            begin = Math.max(0, Math.min(at, columns - text.length()));
        }
        out.text(" ".repeat(begin - column)).text(ink == null ? text : colours.paint(ink, text));
        column = begin + text.length();
        return this;
    }

    /** Adds a cell that begins at this column or, where it would not fit there, as far left of it as it has to. */
    FlowingLine near(int at, String text, @Nullable Ink ink) {
        int last = columns - text.length();
        return left(at > last && column + GAP <= last ? last : at, text, ink);
    }

    /** Adds a cell that ends before this column. */
    FlowingLine right(int end, String text, @Nullable Ink ink) {
        return left(Math.max(0, end - text.length()), text, ink);
    }

    /** Ends the line. */
    void end() {
        out.octet('\n');
    }
}
