package dev.remora.rules.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text with a name and a table of its lines.
 *
 * <p>A line ends with LF, CR LF or CR. Offsets count UTF-16 units from 0, lines from 1. Immutable.
 */
public final class Source {
    private final String name;
    private final String text;
    private final int[]  starts;

    private Source(String name, String text) {
        this.name = name;
        this.text = text;
        this.starts = startsOf(text);
    }

    /**
     * A source of this text.
     *
     * @param name what diagnostics call it: a path, or words such as {@code filter}
     */
    public static Source of(String name, String text) {
        return new Source(name, text);
    }

    /** A source of UTF-8 octets, without the byte order mark; octets that are not UTF-8 become U+FFFD. */
    public static Source of(String name, byte[] utf8) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        return new Source(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /** The characters of this range. */
    public String text(Span span) {
        return span.of(text);
    }

    public int length() {
        return text.length();
    }

    /** The whole text. */
    public Span span() {
        return new Span(0, text.length());
    }

    /** Number of lines; a text that ends with a line end has an empty last line. */
    public int lines() {
        return starts.length;
    }

    /** The line of the character at this offset, from 1. */
    public int line(int offset) {
        int index = Arrays.binarySearch(starts, offset);
        return index >= 0 ? index + 1 : -index - 1;
    }

    /** The characters of a line without its line end. */
    public Span lineSpan(int line) {
        int start = starts[line - 1];
        int end = line < starts.length ? starts[line] : text.length();
        while (end > start && isLineEnd(text.charAt(end - 1)))
            end--;
        return new Span(start, end);
    }

    /** The characters of a line without its line end. */
    public String lineText(int line) {
        return text(lineSpan(line));
    }

    /** What its first line ends with, and so what lines that are added should end with; LF where it has one line only. */
    public String lineEnd() {
        return starts.length == 1 ? "\n" : text.substring(lineSpan(1).end(), starts[1]);
    }

    public Position position(int offset) {
        int line = line(offset);
        return new Position(line, offset - starts[line - 1] + 1);
    }

    /** The offset of a position; one past the end of its line is moved to the line's end. */
    public int offset(Position position) {
        Span line = lineSpan(Math.clamp(position.line(), 1, starts.length));
        return Math.min(line.start() + Math.max(position.column(), 1) - 1, line.end());
    }

    /** The cell of a terminal in which the character at this offset is shown, from 1; see {@link Cells}. */
    public int displayColumn(int offset) {
        Span line = lineSpan(line(offset));
        return Cells.width(text.substring(line.start(), Math.min(offset, line.end()))) + 1;
    }

    /** Name, line and column, as compilers write it: {@code scans.remora:12:5}. */
    public String describe(Span span) {
        return name + ":" + position(span.start());
    }

    @Override
    public String toString() {
        return name;
    }

    private static int[] startsOf(String text) {
        int[] starts = new int[64];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            if (!ends)
                continue;
            if (count == starts.length)
                starts = Arrays.copyOf(starts, count * 2);
            starts[count++] = i + 1;
        }
        return Arrays.copyOf(starts, count);
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
