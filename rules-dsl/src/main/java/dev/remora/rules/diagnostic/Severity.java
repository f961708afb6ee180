package dev.remora.rules.diagnostic;

import java.util.Locale;

/** How much a diagnostic weighs; only an error keeps a rule from running. */
public enum Severity {
    ERROR, WARNING, HINT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
