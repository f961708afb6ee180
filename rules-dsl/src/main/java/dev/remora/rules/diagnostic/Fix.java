package dev.remora.rules.diagnostic;

import dev.remora.rules.source.Span;
import java.util.Comparator;
import java.util.List;

/**
 * A change of the text that would settle a diagnostic.
 *
 * @param title what it does, as a menu entry: {@code Replace with `tcp.flags.reset`}
 * @param edits replacements that do not overlap, all in terms of the text as it is now
 */
public record Fix(String title, List<Edit> edits) {

    /** One replacement; an empty span inserts, an empty text deletes. */
    public record Edit(Span span, String text) {}

    public Fix {
        edits = List.copyOf(edits);
    }

    public static Fix replace(Span span, String text) {
        return new Fix("Replace with `" + text.strip() + "`", List.of(new Edit(span, text)));
    }

    public static Fix insert(int offset, String text) {
        return new Fix("Insert `" + text.strip() + "`", List.of(new Edit(Span.at(offset), text)));
    }

    public static Fix delete(Span span, String what) {
        return new Fix("Remove `" + what + "`", List.of(new Edit(span, "")));
    }

    /** The text after this fix. */
    public String apply(String text) {
        StringBuilder out = new StringBuilder(text);
        edits.stream().sorted(Comparator.comparingInt((Edit edit) -> edit.span().start()).reversed())
                .forEach(edit -> out.replace(edit.span().start(), edit.span().end(), edit.text()));
        return out.toString();
    }
}
