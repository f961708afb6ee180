package dev.remora.rules.syntax;

import dev.remora.rules.source.Span;
import java.util.List;

/**
 * A text with fields in it: {@code "{ip.src} sent {tcp.flags.str}"}. Braces that mean themselves are doubled.
 *
 * @param raw   as written, quotes and escapes included; empty where the text is missing
 * @param parts what it is made of, in order
 */
public record Template(Span span, String raw, List<Part> parts) implements Node {
    public Template {
        parts = List.copyOf(parts);
    }

    /** The place where a text should stand. */
    public static Template missing(Span place) {
        return new Template(place.first(), "", List.of());
    }

    public boolean isMissing() {
        return raw.isEmpty();
    }

    @Override
    public List<Node> children() {
        return List.copyOf(parts);
    }

    /** A piece of a template. */
    public sealed interface Part extends Node {

        /** Words that are printed as they stand, escapes and doubled braces resolved. */
        record Words(Span span, String value) implements Part {
            @Override
            public List<Node> children() {
                return List.of();
            }
        }

        /** {@code {ip.src}}, its span with the braces. */
        record Placeholder(Span span, Expr value) implements Part {
            @Override
            public List<Node> children() {
                return List.of(value);
            }
        }
    }
}
