package dev.remora.tracking;

import java.util.Locale;

/** How the receiver treats a segment, in one word. */
public enum Verdict {
    /** Nothing is known to judge it by. */
    UNKNOWN,
    /** It takes the segment. */
    IN_WINDOW,
    /** It has these octets already. */
    RETRANSMISSION,
    /** It drops the segment: the sequence number is not one that it accepts. */
    OUT_OF_WINDOW,
    /** It drops the segment: it acknowledges something that was never sent, or that is long past. */
    INVALID_ACK,
    /** It has no connection that the segment could belong to. */
    NO_CONNECTION;

    /** As rules spell it: {@code in-window}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
