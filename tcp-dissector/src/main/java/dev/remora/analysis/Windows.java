package dev.remora.analysis;

import static dev.remora.transport.SequenceNumber.distance;

/** How much a receiver has room for. */
final class Windows {
    private Windows() {}

    /** No room at all. */
    static boolean isZero(Case c) {
        return c.segment.window == 0 && c.segment.isPlain();
    }

    /** Nothing new but the window. */
    static boolean updates(Case c) {
        return Acknowledgments.repeatsNumbers(c) && c.segment.window != 0 && c.segment.window != c.sender.window;
    }

    /** Takes the window to its last octet, where its scale is known. */
    static boolean fills(Case c) {
        Sender receiver = c.receiver;
        return c.segment.length > 0 && c.segment.isPlain() && receiver.reference.shift() != Scale.UNKNOWN
                && distance(receiver.lastAck, c.segment.next()) == Scale.octets(receiver.window, receiver.opening ? Scale.NONE : receiver.reference.shift());
    }
}
