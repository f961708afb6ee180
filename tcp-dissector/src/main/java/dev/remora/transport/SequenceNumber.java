package dev.remora.transport;

/**
 * Comparison of sequence numbers, which count octets modulo 2^32 (RFC 9293 section 3.4).
 *
 * <p>Kept as the bits of an {@code int}. One number is before another where the shorter way round leads forward, so numbers more than 2^31 apart compare
 * the other way. Never compare them with {@code <}.
 */
public final class SequenceNumber {
    private SequenceNumber() {}

    /** Whether {@code a} comes before {@code b}. */
    public static boolean before(int a, int b) {
        return a - b < 0;
    }

    /** Whether {@code a} comes before {@code b}, or is it. */
    public static boolean atOrBefore(int a, int b) {
        return a - b <= 0;
    }

    /** Whether {@code a} comes after {@code b}. */
    public static boolean after(int a, int b) {
        return a - b > 0;
    }

    /** Whether {@code a} comes after {@code b}, or is it. */
    public static boolean atOrAfter(int a, int b) {
        return a - b >= 0;
    }

    /** The later of two. */
    public static int later(int a, int b) {
        return after(a, b) ? a : b;
    }

    /** How many octets lead forward from {@code a} to {@code b}; 0 to 2^32 - 1. */
    public static long distance(int a, int b) {
        return b - a & 0xFFFF_FFFFL;
    }
}
