package dev.remora.tracking;

import java.util.Locale;

/** Why a connection is over. */
public enum EndReason {
    /** It is not. */
    NONE,
    /** Both ends closed it. */
    CLOSED,
    /** An end, or an ICMP error, aborted it. */
    RESET,
    /** It was quiet for too long. */
    TIMEOUT,
    /** It was evicted to make room for another. */
    EVICTED,
    /** The capture ended first. */
    END_OF_CAPTURE;

    private static final EndReason[] REASONS = values();

    /** Its number where it is kept in a record. */
    int index() {
        return ordinal();
    }

    static EndReason of(int index) {
        return REASONS[index];
    }

    /** As reports spell it: {@code end-of-capture}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
