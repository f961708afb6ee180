package dev.remora.hash;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Hashes of keys that come from packets, word after word. Seeded anew in each process, so that nobody outside can make keys that fall to one place of a table. Any thread.
 * Allocates nothing.
 *
 * <pre>{@code
 * long hash = SeededHash.first(source);
 * hash = SeededHash.next(hash, destination);
 * return SeededHash.last(hash, ports);
 * }</pre>
 */
public final class SeededHash {
    private static final long SEED = ThreadLocalRandom.current().nextLong();
    private static final long MIX  = 0x9E37_79B9_7F4A_7C15L;      // 2^64 divided by the golden ratio, Knuth 6.4

    private SeededHash() {}

    /** What the first word of a key makes. */
    public static long first(long word) {
        return next(SEED, word);
    }

    /** What one more word makes of the words before it. The upper bits are folded down: a product carries none of them lower, so that they alone would collide. */
    public static long next(long hash, long word) {
        long mixed = (hash ^ word) * MIX;
        return mixed ^ mixed >>> 29;
    }

    /** The hash of a key that ends with this word; all of its bits are good. */
    public static int last(long hash, long word) {
        return (int) (next(hash, word) * MIX >>> 32);
    }
}
