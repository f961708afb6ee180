package dev.remora.tracking;

import java.util.Locale;

/** How a state is known. */
public enum Certainty {
    /** Nothing was seen that shows the state. */
    UNKNOWN,
    /** Concluded from packets that imply others missing from the capture, as for a connection picked up midway. */
    INFERRED,
    /** Every packet that led here was seen. */
    OBSERVED;

    private static final Certainty[] CERTAINTIES = values();

    /** Its number where it is kept in a record. */
    int index() {
        return ordinal();
    }

    static Certainty of(int index) {
        return CERTAINTIES[index];
    }

    /** As reports spell it: {@code observed}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
