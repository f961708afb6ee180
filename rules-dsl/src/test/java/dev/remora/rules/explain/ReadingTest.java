package dev.remora.rules.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadingTest {

    private static String described(String text, int octets) {
        return new Reading.Value(text, "", "udp", new Octets(42, octets, "61", false), true, true).described();
    }

    @Test
    void aShortValueIsShownAsItIs() {
        assertThat(described("61:62:63", 3)).isEqualTo("61:62:63");
    }

    @Test
    void ofALongValueTheBeginningIsShownAndHowLongItIs() {
        assertThat(described("61" + ":61".repeat(1399), 1400)).isEqualTo("61" + ":61".repeat(15) + "… (1,400 octets)");
    }
}
