package dev.remora.live;

/** What came of waiting for a live packet. */
public enum Arrival {
    /** A packet. */
    PACKET,
    /** None for a moment; there may be more. */
    QUIET,
    /** None any more: the capture is over. */
    END
}
