package dev.remora.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.rules.compile.Keyed;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Different keys are told apart, also such as somebody chose. */
class DigestTest {
    private final Secret secret = new Secret();

    private long[] digest(long... key) {
        Digest digest = new Digest(secret).of(key);
        return new long[]{digest.low, digest.high};
    }

    @Property
    void octetsDoNotMakeUpForAnotherLength(@ForAll @LongRange(max = 64) long length, @ForAll @LongRange(max = 64) long other, @ForAll long last) {
        if (length == other)
            return;
        for (int shift = 0; shift < 64; shift += 8)
            assertThat(digest(length, (length ^ other) << shift, last)).isNotEqualTo(digest(other, 0, last));
        assertThat(digest(length, 0, last)).isNotEqualTo(digest(other, 0, last));
    }

    @Property
    void equalKeysOnlyHaveEqualDigests(@ForAll @Size(6) long[] one, @ForAll @Size(6) long[] other) {
        long[] key = withLengths(one);
        long[] second = withLengths(other);
        assertThat(Arrays.equals(digest(key), digest(second))).isEqualTo(Arrays.equals(key, second));
    }

    // The first of the three numbers of a value is how many octets it has.
    private static long[] withLengths(long[] numbers) {
        long[] key = numbers.clone();
        for (int at = 0; at < key.length; at += Keyed.WIDTH)
            key[at] &= 0xFFFF;
        return key;
    }

    /** Who knows the secret, as who writes the first frame of a file does, can make a factor 0: the other one must not be lost with it. */
    @Test
    void aFactorOf0LosesNothing() {
        long first = 17 * secret.third;

        assertThat(digest(16, first, 1)[0]).isNotEqualTo(digest(16, first, 2)[0]);
        assertThat(digest(16, 1, secret.first)[0]).isNotEqualTo(digest(16, 2, secret.first)[0]);
    }

    @Test
    void anAddressOfIpv6IsNoneOfIpv4() {
        assertThat(digest(16, 0x14L << 56, 0x0A000001)).isNotEqualTo(digest(4, 0, 0x0A000001));
    }
}
