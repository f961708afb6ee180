package dev.remora.rules.syntax;

import dev.remora.rules.source.Span;

/** A word, sign or comment of a text, by what it is to the reader. */
public record Token(Kind kind, Span span) {

    /** What a token is to the reader. */
    public enum Kind {
        /** A word of the language: {@code rule}, {@code when}, {@code and}. */
        KEYWORD,
        /** A name or an unquoted literal. */
        WORD,
        /** Text in quotes. */
        TEXT,
        /** A sign: {@code ==}, {@code &&}. */
        OPERATOR,
        /** Brackets, commas and the like. */
        PUNCTUATION,
        COMMENT,
        /** Characters that the language does not have. */
        UNKNOWN
    }
}
