package dev.remora.rules.source;

import dev.remora.tree.OneLine;
import java.util.BitSet;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The lines around a span with carets under it, as compilers show a place.
 *
 * <pre>
 *   12 | when tcp.srcport == "http"
 *      |                     ^^^^^^
 * </pre>
 *
 * <p>Long lines are cut to a window around the place, so that a line of a megabyte costs what a short one costs.
 */
public final class Excerpt {
    private static final int WINDOW = 120;   // characters of a line that are shown
    private static final int BEFORE = 60;    // of these, at most so many before the place

    private static final BitSet UNSEEN = unseen(Character.CONTROL, Character.FORMAT, Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
            Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.PRIVATE_USE, Character.SURROGATE, Character.UNASSIGNED);

    private Excerpt() {}

    private static BitSet unseen(byte... types) {
        BitSet unseen = new BitSet();
        for (byte type : types)
            unseen.set(type);
        return unseen;
    }

    /** The excerpt, its lines each ended with LF. A span over several lines is underlined to the end of its first one. */
    public static String of(Source source, Span span) {
        int line = source.line(span.start());
        Span whole = source.lineSpan(line);
        int at = Math.min(span.start(), whole.end());
        int from = whole.length() <= WINDOW ? whole.start() : Math.max(whole.start(), at - BEFORE);
        int to = Math.min(whole.end(), from + WINDOW);
        String lead = from > whole.start() ? "…" : "";
        String tail = to < whole.end() ? "…" : "";
        String shown = lead + source.text(new Span(from, to)) + tail;

        int before = Cells.width(lead + source.text(new Span(from, at)));
        int until = Math.max(at, Math.min(span.end(), to));
        int marked = Cells.width(lead + source.text(new Span(from, until))) - before;
        String number = Integer.toString(line);
        String margin = " ".repeat(number.length());
        return " " + number + " | " + Cells.expand(shown) + "\n"
                + " " + margin + " | " + " ".repeat(before) + "^".repeat(Math.max(1, marked)) + "\n";
    }

    /** A character as it can be named in a message: itself, or where nothing of it would be seen, its number and name as in {@code U+00A0 NO-BREAK SPACE}. */
    public static String character(String text) {
        int point = text.codePointAt(0);
        if (text.length() != Character.charCount(point) || !UNSEEN.get(Character.getType(point)))
            return name(text);
        return String.format(Locale.ROOT, "U+%04X %s", point, Objects.requireNonNullElse(Character.getName(point), "")).strip();
    }

    /** A text as it can be named in a message: at most 40 characters, control characters as blanks. */
    public static String name(String text) {
        String line = text.codePoints().limit(40)
                .map(c -> OneLine.isControl(c) ? ' ' : c)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return line.length() < text.length() ? line + "…" : line;
    }
}
