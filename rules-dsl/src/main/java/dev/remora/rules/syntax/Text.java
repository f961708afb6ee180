package dev.remora.rules.syntax;

import dev.remora.rules.source.Span;
import java.util.List;

/**
 * Text in quotes that people read: a title, a reason, a path.
 *
 * @param raw as written, quotes and escapes included; empty where the text is missing
 */
public record Text(Span span, String raw) implements Node {

    /** The place where a text should stand. */
    public static Text missing(Span place) {
        return new Text(place.first(), "");
    }

    public boolean isMissing() {
        return raw.isEmpty();
    }

    /** What it says, escapes resolved. */
    public String value() {
        return Quoted.text(raw);
    }

    @Override
    public List<Node> children() {
        return List.of();
    }
}
