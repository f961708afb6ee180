package dev.remora.rules.explain;

import dev.remora.packet.Frame;
import java.util.HexFormat;

/**
 * Octets that a value was read from. Immutable.
 *
 * @param at          position of the first, from 0: in the frame, or in the datagram that was put together from fragments
 * @param length      number of octets; at least 1
 * @param hex         the octets in hexadecimal, at most {@link #MOST} of them
 * @param reassembled whether they lie in a reassembled datagram
 */
public record Octets(int at, int length, String hex, boolean reassembled) {
    /** Octets that are shown of a long value. */
    public static final int MOST = 16;

    /** The octets at this position of a frame; positions past the captured octets lie in what was appended. */
    static Octets of(Frame frame, int position, int length) {
        byte[] shown = frame.octets(position, Math.min(length, MOST));
        boolean reassembled = position >= frame.length();
        return new Octets(reassembled ? position - start(frame, position) : position, length, HexFormat.of().formatHex(shown), reassembled);
    }

    // Appended parts lie one position apart.
    private static int start(Frame frame, int position) {
        int start = frame.length() + 1;
        while (frame.limit(start) <= position && frame.limit(start) >= start)
            start = frame.limit(start) + 1;
        return start;
    }

    /** Whether {@link #hex} lacks some of them. */
    public boolean isCut() {
        return length > MOST;
    }

    /** In words: {@code octet 47}, {@code octets 26-29}, {@code octets 0-1 of the reassembled datagram}. */
    public String place() {
        String place = length == 1 ? "octet " + at : "octets " + at + "-" + (at + length - 1);
        return reassembled ? place + " of the reassembled datagram" : place;
    }

    @Override
    public String toString() {
        return place() + ", 0x" + hex + (isCut() ? "…" : "");
    }
}
