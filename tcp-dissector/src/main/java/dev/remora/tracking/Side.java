package dev.remora.tracking;

import java.util.Locale;

/** One of the two ends of a connection. */
public enum Side {
    /** The end that sent first, or that asked. */
    ORIGINATOR,
    /** The end that was asked. */
    RESPONDER;

    private static final Side[] SIDES = values();

    /** 0 for the originator, 1 for the responder. */
    int index() {
        return ordinal();
    }

    /** The side of this index. */
    static Side of(int index) {
        return SIDES[index];
    }

    /** The other end. */
    public Side other() {
        return this == ORIGINATOR ? RESPONDER : ORIGINATOR;
    }

    /** As reports spell it: {@code originator}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
