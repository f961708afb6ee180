package dev.remora.tracking.ladder;

import dev.remora.tracking.Side;

/** What the segments of one connection say of the room that their senders have: windows, and probes of closed ones. Confined to one thread. */
final class Room {
    /** Stands for a shift where there is no window scale option. */
    static final int NOT_SCALED = -1;

    /** Stands for a shift where the capture cuts the options off before one. */
    static final int CUT_OFF = -2;

    private static final int UNKNOWN = -1;
    private static final int MOST    = 14;                                  // RFC 7323 section 2.3

    private final int[]     windows = {UNKNOWN, UNKNOWN};                   // as on the wire
    private final int[]     shifts  = {UNKNOWN, UNKNOWN};
    private final boolean[] opened  = new boolean[2];                       // whether its SYN was seen, with the options that matter

    /**
     * Takes in a SYN; {@code shift} is that of its window scale option, or {@link #NOT_SCALED} or {@link #CUT_OFF}. Its own window is never scaled (RFC 7323 section 2.2),
     * so that it cannot be compared with the next.
     */
    void open(Side from, int window, int shift) {
        shifts[from.ordinal()] = shift < 0 ? UNKNOWN : Math.min(shift, MOST);
        opened[from.ordinal()] = shift != CUT_OFF;
        windows[from.ordinal()] = window == 0 ? 0 : UNKNOWN;
    }

    /**
     * Takes in the window of a segment without SYN and RST that is taken; what it says of it, in words, or empty.
     *
     * @param repeats whether it has no octets and acknowledges nothing new
     */
    String offer(Side from, int window, boolean repeats) {
        int before = windows[from.ordinal()];
        windows[from.ordinal()] = window;
        if (window == 0)
            return before == 0 ? "still has no room (zero window)" : "has no more room (zero window)";
        if (before == 0 || repeats && before != UNKNOWN && window > before)
            return (repeats ? "window update: " : "") + "has room " + (before == 0 ? "again" : "for more") + amount(from, window);
        return "";
    }

    /** Whether the other end said last that it has no room. */
    boolean isClosedTo(Side from) {
        return windows[from.other().ordinal()] == 0;
    }

    /** Octets, where both SYN were seen: only then is it known what a window counts in. */
    private String amount(Side from, int window) {
        if (!opened[0] || !opened[1])
            return "";
        boolean isScaled = shifts[0] != UNKNOWN && shifts[1] != UNKNOWN;
        return ", " + Outstanding.count((long) window << (isScaled ? shifts[from.ordinal()] : 0));
    }
}
