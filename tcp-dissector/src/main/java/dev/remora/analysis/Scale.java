package dev.remora.analysis;

/** Window scaling of a sender, RFC 7323 section 2: a shift count, or why there is none. */
final class Scale {
    /** No SYN of the conversation was seen. */
    static final int UNKNOWN = -1;

    /** The SYNs show that windows are not scaled. */
    static final int NONE = -2;

    private static final int MOST = 14;                            // RFC 7323 section 2.3

    private Scale() {}

    /** Takes notice of what a segment says, or where all its options could be read, with a SYN leaves out. */
    static void learn(Segment segment, boolean whole, Reference sender, Reference receiver) {
        if (segment.shift != Segment.NO_SHIFT)
            sender.scale(Math.min(segment.shift, MOST));
        if (!whole || !segment.has(Segment.SYN))
            return;
        if (sender.shift() == UNKNOWN) {                           // RFC 7323 section 2.2: both SYNs have the option, or neither end scales
            sender.scale(NONE);
            receiver.scale(NONE);
        } else if (segment.accepts() && receiver.shift() == NONE)
            sender.scale(NONE);
    }

    /** A window in octets. */
    static long octets(int window, int shift) {
        return shift > 0 ? (long) window << shift : window;
    }
}
