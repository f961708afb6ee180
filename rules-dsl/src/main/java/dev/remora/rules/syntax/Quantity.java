package dev.remora.rules.syntax;

import dev.remora.rules.source.Span;
import java.util.List;

/**
 * A number, a span of time, an amount of octets or a date, where the language itself says which.
 *
 * @param text as written: {@code 20}, {@code 10s}, {@code 1MB}, {@code 2027-06-30}; empty where it is missing. {@link Units} reads it
 */
public record Quantity(Span span, String text) implements Node {

    /** The place where a quantity should stand. */
    public static Quantity missing(Span place) {
        return new Quantity(place.first(), "");
    }

    public boolean isMissing() {
        return text.isEmpty();
    }

    @Override
    public List<Node> children() {
        return List.of();
    }
}
