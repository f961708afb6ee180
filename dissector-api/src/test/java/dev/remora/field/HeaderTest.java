package dev.remora.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.packet.Frame;
import org.junit.jupiter.api.Test;

/** A header refuses fields that it could not read, and text ends where zeros begin. */
class HeaderTest {
    private static Header header(int before) {
        return Header.of("x", "X", "its own").skip(before);
    }

    @Test
    void bitsLieInAtMostFourOctets() {
        assertThatCode(() -> header(0).bits(32, "all", "All")).doesNotThrowAnyException();
        assertThatCode(() -> header(7).bits(25, "most", "Most")).doesNotThrowAnyException();
        assertThatThrownBy(() -> header(0).bits(33, "many", "Many")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("x.many: 33 bits from bit 0 on; 1 or more, in at most 4 octets");
        assertThatThrownBy(() -> header(3).bits(30, "many", "Many")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> header(3).words(0, 4, "none", "None")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theBitsOfAFlagLieInOneOctet() {
        assertThatCode(() -> header(6).flag(2, "two", "Two")).doesNotThrowAnyException();
        assertThatThrownBy(() -> header(6).flag(3, "three", "Three")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("x.three: 3 bits from bit 6 on; 1 or more, in one octet");
        assertThatThrownBy(() -> header(0).flag(0, "none", "None")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void textEndsAtTheFirstZero() {
        Frame frame = Frame.of((byte) 'a', (byte) 0xC3, (byte) 0xA4, (byte) 0, (byte) 'b');

        assertThat(Listed.text(frame, 0, 5)).isEqualTo("a\u00e4");
        assertThat(Listed.text(frame, 0, 3)).isEqualTo("a\u00e4");
        assertThat(Listed.text(frame, 3, 2)).isEmpty();
        assertThat(Listed.text(frame, 5, 0)).isEmpty();
    }
}
