package dev.remora.tracking;

/** What there is of both sides of a connection in 32 bits each, in one {@code long}: nobody can tell which end sends next, and a shift is no branch. */
final class Pair {
    private Pair() {}

    /** A side's half: the originator's is the low one. */
    static int half(long pair, int side) {
        return (int) (pair >>> (side << 5));
    }

    /** The pair with another half for a side. */
    static long with(long pair, int side, int value) {
        int shift = side << 5;
        return pair & ~(0xFFFF_FFFFL << shift) | (value & 0xFFFF_FFFFL) << shift;
    }
}
