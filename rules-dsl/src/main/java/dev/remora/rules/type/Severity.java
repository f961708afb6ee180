package dev.remora.rules.type;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much a rule's alert matters; the later one matters more. */
public enum Severity {
    /** Worth knowing. */
    INFO,
    /** Unusual, seldom harmful. */
    LOW,
    /** Worth a look; what a rule has that says nothing. */
    MEDIUM,
    /** Probably harmful. */
    HIGH,
    /** Harmful, and urgent. */
    CRITICAL;

    /** The severity of this name. */
    public static Optional<Severity> of(String word) {
        return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
    }

    /** As rules spell it: {@code high}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
