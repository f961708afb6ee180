package dev.remora.rules.syntax;

import java.util.List;

/**
 * An operator that compares two values, with the spellings it has.
 *
 * <p>The first spelling is the one that is printed. How many of a field's occurrences must compare is part of the operator; see
 * {@link Quantifier}.
 */
public enum Relation {
    EQUAL("==", "eq", "any_eq"),
    NOT_EQUAL("!=", "ne", "all_ne"),
    ALL_EQUAL("===", "all_eq"),
    ANY_NOT_EQUAL("!==", "any_ne", "~="),
    LESS("<", "lt"),
    LESS_OR_EQUAL("<=", "le"),
    GREATER(">", "gt"),
    GREATER_OR_EQUAL(">=", "ge");

    private final List<String> spellings;

    Relation(String... spellings) {
        this.spellings = List.of(spellings);
    }

    public String symbol() {
        return spellings.get(0);
    }

    /** All spellings, the printed one first. */
    public List<String> spellings() {
        return spellings;
    }
}
