package dev.remora.cli;

import dev.remora.cli.Colours.Ink;
import dev.remora.tracking.Certainty;
import dev.remora.tracking.TcpState;

/** How TCP states are written: as the RFC does, with a mark where they are not certain. */
final class StateInk {
    /** Octets that the longest state takes, mark included. */
    static final int WIDTH = 13;

    private StateInk() {}

    /** {@code ESTABLISHED}, {@code ~ESTABLISHED} where it is inferred, {@code SYN-RECEIVED?} where it is unknown. */
    static String text(TcpState state, Certainty certainty) {
        return switch (certainty) {
            case OBSERVED -> state.label();
            case INFERRED -> "~" + state.label();
            case UNKNOWN -> state.label() + "?";
        };
    }

    static Ink ink(TcpState state) {
        return switch (state) {
            case ESTABLISHED -> Ink.GOOD;
            case SYN_SENT, SYN_RECEIVED -> Ink.BUSY;
            case FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK -> Ink.CLOSING;
            case TIME_WAIT, CLOSED, LISTEN -> Ink.QUIET;
        };
    }
}
