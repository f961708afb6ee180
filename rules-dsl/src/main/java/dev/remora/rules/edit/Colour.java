package dev.remora.rules.edit;

import dev.remora.rules.source.Span;

/**
 * What a word, sign or comment is, for colours.
 *
 * @param declares it gives the name that others use
 */
public record Colour(Span span, Kind kind, boolean declares) {

    /** What a piece of text is. */
    public enum Kind {
        KEYWORD, OPERATOR, COMMENT, TEXT, NUMBER, FIELD, PROTOCOL, FUNCTION, VARIABLE, RULE, VALUE, UNKNOWN
    }
}
