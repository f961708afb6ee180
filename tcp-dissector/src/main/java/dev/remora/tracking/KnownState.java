package dev.remora.tracking;

/** The TCP state of an end, and how it is known. Immutable. */
public record KnownState(TcpState state, Certainty certainty) {
    /** As people read it: {@code ESTABLISHED}, {@code ~ESTABLISHED} where it is inferred, {@code SYN-RECEIVED?} where it is unknown. */
    public String text() {
        return switch (certainty) {
            case OBSERVED -> state.label();
            case INFERRED -> "~" + state.label();
            case UNKNOWN -> state.label() + "?";
        };
    }
}
