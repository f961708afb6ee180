package dev.remora.cli;

import dev.remora.cli.Colours.Ink;
import dev.remora.tree.OneLine;
import dev.remora.tree.TextBuffer;
import org.jspecify.annotations.Nullable;

/** The rest of a line, broken between words where a terminal would break it anywhere: what follows stands below its beginning, or further left where there is little room. */
final class Paragraph {
    /** Columns of the terminal that standard output is, as the script found them; 0 where it is none. */
    static final int TERMINAL = Integer.getInteger("remora.columns", 0);

    /** The same of the terminal that standard error is. */
    static final int MESSAGES = Integer.getInteger("remora.messages.columns", 0);

    private static final int ROOM = 40;        // columns that text wants for itself
    private static final int LEFT = 16;        // where it begins if it has fewer

    private final TextBuffer out;
    private final Colours    colours;
    private final int        columns;
    private int              indent;
    private int              column;
    private boolean          isBegun;                // whether something stands in this line

    /** Goes on at this column, in lines of {@code columns}; 0 breaks nothing. */
    Paragraph(TextBuffer out, Colours colours, int columns, int column) {
        this(out, colours, columns, column, 0);
    }

    /** As above, where what follows stands so many columns further right. */
    Paragraph(TextBuffer out, Colours colours, int columns, int column, int further) {
        this.out = out;
        this.colours = colours;
        this.columns = columns;
        this.column = column;
        this.isBegun = column > 0;
        this.indent = indent(column) + further;
    }

    /** Text that begins at this column, in lines of so many; 0 breaks nothing. */
    static String broken(int columns, int column, String text) {
        return broken(columns, column, 0, text);
    }

    /** The same, where what follows stands so many columns further right. */
    static String broken(int columns, int column, int further, String text) {
        TextBuffer out = new TextBuffer();
        new Paragraph(out, Colours.PLAIN, columns, column, further).add("", text, null);
        return out.toString();
    }

    /** The same for what goes to standard output. */
    static String result(int column, String text) {
        return broken(TERMINAL, column, text);
    }

    /** The same for what goes to standard error. */
    static String message(int column, String text) {
        return broken(MESSAGES, column, text);
    }

    /** Adds text, its control characters escaped; {@code between} is what parts it from other text before it: if it does not fit behind that, it has a line of its own. */
    Paragraph add(String between, String words, @Nullable Ink ink) {
        String text = OneLine.of(words);
        String gap = fits(between + text) || between.isEmpty() ? between : wrap();
        for (String word : fits(gap + text) ? new String[]{text} : text.split(" ")) {
            if (!fits(gap + word) && isBegun)
                gap = wrap();
            out.text(gap).text(ink == null ? word : colours.paint(ink, word));
            column += gap.length() + word.length();
            isBegun = true;
            gap = " ";
        }
        return this;
    }

    /** Adds text that begins in a column, or a blank behind what reaches there. Where that has little room, what does not fit has lines of its own. */
    Paragraph at(int place, String text, @Nullable Ink ink) {
        String gap = " ".repeat(Math.max(1, place - column));
        indent = indent(column + gap.length());
        if (columns - column - gap.length() < ROOM)
            return columns > 0 && text.isEmpty() ? this : add(gap, text, ink);
        out.text(gap);
        column += gap.length();
        return add("", text, ink);
    }

    /** Where lines go on whose text begins at this column. */
    private int indent(int begin) {
        return columns - begin < ROOM ? Math.min(LEFT, begin) : begin;
    }

    private boolean fits(String text) {
        return columns == 0 || column + text.length() <= columns;
    }

    /** Begins a line; what parts text from what stands before it there, which is nothing. */
    private String wrap() {
        out.octet('\n').text(" ".repeat(indent));
        column = indent;
        isBegun = false;
        return "";
    }
}
