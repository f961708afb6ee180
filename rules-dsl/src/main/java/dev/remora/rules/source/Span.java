package dev.remora.rules.source;

/**
 * A half-open range of a text: {@code start} is the first character in it, {@code end} the first one behind it.
 *
 * <p>Counts UTF-16 units from 0, as Java and the language server protocol do. An empty span is a place between two characters: where
 * something is missing. Immutable.
 */
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start)
            throw new IllegalArgumentException("span " + start + ".." + end + ": start must be 0 or more, end not before it");
    }

    /** The place before the character at this offset. */
    public static Span at(int offset) {
        return new Span(offset, offset);
    }

    public int length() {
        return end - start;
    }

    public boolean isEmpty() {
        return start == end;
    }

    /** Whether the character at this offset is in the span. */
    public boolean contains(int offset) {
        return start <= offset && offset < end;
    }

    /** Whether a cursor at this offset is in the span or at one of its edges. */
    public boolean touches(int offset) {
        return start <= offset && offset <= end;
    }

    /** Whether every character of the other span is in this one. */
    public boolean contains(Span other) {
        return start <= other.start && other.end <= end;
    }

    /** The smallest span that holds both. */
    public Span to(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }

    /** The same range, this many characters further on. */
    public Span shift(int by) {
        return new Span(start + by, end + by);
    }

    /** The place before the first character. */
    public Span first() {
        return at(start);
    }

    /** The place behind the last character. */
    public Span last() {
        return at(end);
    }

    /** The characters of this range. */
    public String of(String text) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return start + ".." + end;
    }
}
