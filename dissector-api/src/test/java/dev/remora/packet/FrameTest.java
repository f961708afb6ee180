package dev.remora.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a capture says about a frame. */
class FrameTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "-1, -1", "4611686018427387903, 4611686018427387903", "4611686018427387904, 4611686018427387903", "9223372036854775807, 4611686018427387903",
        "-4611686018427387903, -4611686018427387903", "-9223372036854775808, -4611686018427387903"})
    void timesAreHeldToWhatSpansCanReach(long told, long held) {
        assertThat(Frame.of().describe(1, told, LinkType.ETHERNET, -1).timeNanos()).isEqualTo(held);
    }

    @Test
    void noUnitHadFewerThanNoOctets() {
        byte[] octets = new byte[4];

        assertThat(new Frame().wrap(octets, 0, 4, 0).originalLength()).as("what captures say, even where it cannot be").isZero();
        assertThatThrownBy(() -> new Frame().wrap(octets, 0, 4, -1)).isInstanceOf(IllegalArgumentException.class).hasMessage("octets on the wire: -1; 0 or more");
    }
}
