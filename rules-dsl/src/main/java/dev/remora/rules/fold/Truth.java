package dev.remora.rules.fold;

/** What is known of a predicate before the whole packet has been looked at. */
enum Truth {
    FALSE, OPEN, TRUE;

    static Truth of(boolean holds) {
        return holds ? TRUE : FALSE;
    }

    Truth not() {
        return switch (this) {
            case FALSE -> TRUE;
            case OPEN -> OPEN;
            case TRUE -> FALSE;
        };
    }
}
