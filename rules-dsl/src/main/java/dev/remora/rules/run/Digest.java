package dev.remora.rules.run;

/**
 * A key as 128 bits: what equal keys have in common, and different ones hardly ever. Reused. Confined to one thread. Allocates nothing.
 *
 * <p>It is worked out with a {@link Secret}, so that nobody on the wire can choose keys that collide.
 */
final class Digest {
    private final Secret secret;

    long low;
    long high;

    Digest(Secret secret) {
        this.secret = secret;
    }

    /** Works it out of a key, three numbers for each part, see {@link dev.remora.rules.compile.Keyed}; this. */
    Digest of(long[] key) {
        long one = secret.first;
        long other = secret.second;
        for (int i = 0; i < key.length; i += 3) {
            long length = key[i] + 1;                                            // times a secret: nobody can choose octets that make up for another length
            one = mix(key[i + 1] ^ length * secret.third, key[i + 2] ^ one);      // of more than 8 octets, the first; the last
            other = mix(key[i + 1] ^ length * secret.fourth, key[i + 2] + other);
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
