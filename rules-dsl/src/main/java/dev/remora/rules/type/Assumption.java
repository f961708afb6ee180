package dev.remora.rules.type;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a rule makes of connections whose start was not seen. */
public enum Assumption {
    /** Nothing: reports only what was observed. What a rule has that says nothing. */
    OBSERVED("reports only connections whose start was seen"),
    /** They began before the capture: reports what can be concluded of them, too. */
    MIDSTREAM("also reports connections that were picked up midway"),
    /** There are none: what is not in the capture did not happen. */
    FULL_CAPTURE("assumes that what is not in the capture did not happen");

    private final String meaning;

    Assumption(String meaning) {
        this.meaning = meaning;
    }

    /** The assumption of this name. */
    public static Optional<Assumption> of(String word) {
        return Arrays.stream(values()).filter(a -> a.word().equals(word)).findFirst();
    }

    /** As rules spell it: {@code full-capture}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In words, behind the rule's name. */
    public String meaning() {
        return meaning;
    }
}
