package dev.remora.cli;

import dev.remora.cli.Colours.Ink;
import dev.remora.tracking.TcpState;

/** How TCP states look. */
final class StateInk {
    /** Octets that the longest state takes, mark included. */
    static final int WIDTH = 13;

    private StateInk() {}

    static Ink ink(TcpState state) {
        return switch (state) {
            case ESTABLISHED -> Ink.GOOD;
            case SYN_SENT, SYN_RECEIVED -> Ink.BUSY;
            case FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK -> Ink.CLOSING;
            case TIME_WAIT, CLOSED, LISTEN -> Ink.QUIET;
        };
    }
}
