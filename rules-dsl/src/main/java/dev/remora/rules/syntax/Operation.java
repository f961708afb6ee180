package dev.remora.rules.syntax;

import java.util.List;

/** An operator that makes one value of two, with the spellings it has; the first one is printed. */
public enum Operation {
    ADD(2, "+"),
    SUBTRACT(2, "-"),
    MULTIPLY(3, "*"),
    DIVIDE(3, "/"),
    MODULO(3, "%"),
    BIT_AND(1, "&", "bitwise_and");

    private final int          precedence;
    private final List<String> spellings;

    Operation(int precedence, String... spellings) {
        this.precedence = precedence;
        this.spellings = List.of(spellings);
    }

    public String symbol() {
        return spellings.get(0);
    }

    /** All spellings, the printed one first. */
    public List<String> spellings() {
        return spellings;
    }

    /** Higher binds tighter. */
    int precedence() {
        return precedence;
    }
}
