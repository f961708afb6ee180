package dev.remora.analysis;

import static dev.remora.analysis.Mark.KEEP_ALIVE;
import static dev.remora.analysis.Mark.ZERO_WINDOW_PROBE;

/** Segments that only ask whether the other end is there, or has room again; and their answers. */
final class Probes {
    private Probes() {}

    /** One octet that follows on, against a window of 0: RFC 9293 section 3.8.6.1. */
    static boolean probesZeroWindow(Case c) {
        return c.segment.length == 1 && c.segment.seq == c.sender.next && c.receiver.window == 0;
    }

    /** No octet or one, in the place of the last one sent: RFC 9293 section 3.8.4. */
    static boolean keepsAlive(Case c) {
        return c.segment.length <= 1 && c.segment.isPlain() && c.segment.seq == c.sender.next - 1;
    }

    /** Says again what was said last, right after a keep-alive. */
    static boolean answersKeepAlive(Case c) {
        return Acknowledgments.repeatsNumbers(c) && c.segment.window != 0 && c.segment.window == c.sender.window && hasJustSent(c.receiver, KEEP_ALIVE);
    }

    /** Says again that there is no room, right after a probe. */
    static boolean answersZeroWindowProbe(Case c) {
        return Acknowledgments.repeatsNumbers(c) && c.segment.window == 0 && c.sender.window == 0 && hasJustSent(c.receiver, ZERO_WINDOW_PROBE);
    }

    private static boolean hasJustSent(Sender other, Mark mark) {
        return (other.lastMarks & mark.bit) != 0;
    }
}
