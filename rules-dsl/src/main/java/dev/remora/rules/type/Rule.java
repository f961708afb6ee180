package dev.remora.rules.type;

import dev.remora.rules.syntax.Item;
import java.util.List;

/**
 * A rule with its meaning. Immutable.
 *
 * @param name     as others know it: {@code pack/rule}, or {@code rule} where there is no pack
 * @param title    empty where it has none
 * @param because  why this matters; empty where it does not say
 * @param benign   what else may look like this
 * @param see      references
 * @param mostKeys windows and sequences kept at most
 */
public record Rule(Item.Rule origin, String name, String title, Severity severity, Occasion occasion, Form form, Assumption assumption,
        Message message, String because, String benign, List<String> see, int mostKeys) {
    /** Windows and sequences of a rule that says nothing about it. */
    public static final int MOST_KEYS = 65_536;

    public Rule {
        see = List.copyOf(see);
    }

    /** {@code rule scans/port-scan}. */
    @Override
    public String toString() {
        return "rule " + name;
    }
}
