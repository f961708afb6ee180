package dev.remora.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(Arrays.equals(digest(one), digest(other))).isEqualTo(Arrays.equals(one, other));
    }

    @Test
    void anAddressOfIpv6IsNoneOfIpv4() {
        assertThat(digest(16, 0x14L << 56, 0x0A000001)).isNotEqualTo(digest(4, 0, 0x0A000001));
    }
}
