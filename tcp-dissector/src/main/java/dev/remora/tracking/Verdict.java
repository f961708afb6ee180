package dev.remora.tracking;

import java.util.Locale;

/** What the receiver makes of a segment, in one word. */
public enum Verdict {
    /** Nothing is known to judge it by. */
    UNKNOWN,
    /** It takes the segment. */
    IN_WINDOW,
    /** It has these octets already. */
    RETRANSMISSION,
    /** It drops the segment: the sequence number is none that it waits for. */
    OUT_OF_WINDOW,
    /** It drops the segment: the acknowledgment is of something never sent, or long past. */
    INVALID_ACK,
    /** It has no connection that the segment could belong to. */
    NO_CONNECTION;

    /** As rules spell it: {@code in-window}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
