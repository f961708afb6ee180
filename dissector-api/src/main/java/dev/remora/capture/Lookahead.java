package dev.remora.capture;

import dev.remora.packet.Frame;

/**
 * Hears of frames before they are given, so that it can fetch from memory what they will need while they wait. A hint: what it does must not change what is said of
 * any frame, for not every frame is told of, and one that was told of need not come.
 */
@FunctionalInterface
public interface Lookahead {
    /**
     * Looks at frames that wait: the first of so many are pointed at octets and have their link types, but neither number nor time. They hold only during the call.
     *
     * @param count how many of the array, from 1
     */
    void ahead(Frame[] frames, int count);
}
