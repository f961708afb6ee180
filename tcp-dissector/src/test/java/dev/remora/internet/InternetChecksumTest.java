package dev.remora.internet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.packet.Frame;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class InternetChecksumTest {
    /** RFC 1071 section 1: words of 16 bits, the last one filled up with zero, each carry added again. */
    private static int sumByTheBook(byte[] octets, int at) {
        int sum = 0;
        for (int i = at; i < octets.length; i += 2) {
            int low = i + 1 < octets.length ? octets[i + 1] & 0xFF : 0;
            sum += (octets[i] & 0xFF) << 8 | low;
            sum = (sum & 0xFFFF) + (sum >>> 16);
        }
        return sum;
    }

    @Property
    void sumsWhatTheBookSums(@ForAll @Size(max = 100) byte[] octets, @ForAll @IntRange(max = 9) int start) {
        int at = Math.min(start, octets.length);
        assertThat(InternetChecksum.fold(InternetChecksum.sum(Frame.of(octets), at, octets.length - at))).isEqualTo(sumByTheBook(octets, at));
    }
}
