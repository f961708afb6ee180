package dev.remora.rules.syntax;

/** How many occurrences of a field a test wants. */
public enum Quantifier {
    /** Nothing written: what the operator says by itself. */
    DEFAULT(""),
    ANY("any "),
    ALL("all ");

    private final String prefix;

    Quantifier(String prefix) {
        this.prefix = prefix;
    }

    /** The word and a blank, or nothing. */
    String prefix() {
        return prefix;
    }
}
