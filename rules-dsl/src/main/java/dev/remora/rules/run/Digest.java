package dev.remora.rules.run;

import dev.remora.rules.compile.Keyed;

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

    /** Works it out of a key, see {@link dev.remora.rules.compile.Keyed}; this. */
    Digest of(long[] key) {
        begin();
        take(key);
        return this;
    }

    /** Begins with a key that has no parts yet. */
    void begin() {
        low = secret.first;
        high = secret.second;
    }

    /** Takes in the next part of the key: three numbers for each value. */
    void take(long[] numbers) {
        for (int at = 0; at < numbers.length; at += Keyed.WIDTH)
            take(numbers, at);
    }

    private void take(long[] numbers, int at) {
        long length = numbers[at] + 1;                                               // times a secret: nobody can choose octets that make up for another length
        low = mix(numbers[at + 1] ^ length * secret.third, numbers[at + 2] ^ low);    // of more than 8 octets, the first; the last
        high = mix(numbers[at + 1] ^ length * secret.fourth, numbers[at + 2] + high);
    }

    // Both halves of the product of 128 bits; and both factors, for a product with 0 tells nothing of the other one.
    private static long mix(long number, long by) {
        return (number * by ^ Math.unsignedMultiplyHigh(number, by)) + by + Long.rotateLeft(number, 32);
    }
}
