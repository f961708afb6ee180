package dev.remora.tracking;

import java.util.Locale;

/** How a state is known. */
public enum Certainty {
    /** Nothing was seen that tells. */
    UNKNOWN,
    /** Concluded from packets that imply others which the capture lacks: a connection picked up midway, for one. */
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
