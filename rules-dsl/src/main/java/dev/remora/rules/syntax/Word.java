package dev.remora.rules.syntax;

import dev.remora.rules.source.Span;
import java.util.List;

/** A word that names something (a rule, a severity, a state), or an empty one where such a word is missing. */
public record Word(Span span, String text) implements Node {

    /** The place where a word should stand. */
    public static Word missing(Span place) {
        return new Word(place.first(), "");
    }

    public boolean isMissing() {
        return text.isEmpty();
    }

    @Override
    public List<Node> children() {
        return List.of();
    }

    @Override
    public String toString() {
        return text;
    }
}
