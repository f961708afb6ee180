package dev.remora.rules.run;

import java.util.concurrent.ThreadLocalRandom;

/**
 * A key as 128 bits: what equal keys have in common, and different ones hardly ever. Reused. Confined to one thread. Allocates nothing.
 *
 * <p>It is worked out with secret numbers, others in each run, so that nobody on the wire can choose keys that collide.
 */
final class Digest {
    private static final long[] SECRET = ThreadLocalRandom.current().longs(4).map(number -> number | 1).toArray();

    long low;
    long high;

    /** Works it out of a key, three numbers for each part, see {@link dev.remora.rules.compile.Keyed}; this. */
    Digest of(long[] key) {
        long one = SECRET[0];
        long other = SECRET[1];
        for (int i = 0; i < key.length; i += 3) {
            long start = Long.rotateLeft(key[i], 56) ^ key[i + 1];             // length and, of more than 8 octets, the first
            one = mix(start ^ SECRET[2], key[i + 2] ^ one);
            other = mix(start ^ SECRET[3], key[i + 2] + other);
        }
        low = one;
        high = other;
        return this;
    }

    // Both halves of the product of 128 bits.
    private static long mix(long number, long by) {
        return number * by ^ Math.unsignedMultiplyHigh(number, by);
    }
}
