package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLineTest {
    @ParameterizedTest
    @CsvSource({"0, 0.000000000", "1, 0.000000001", "999, 0.000000999", "-1, -0.000000001", "1500000000, 1.500000000", "9223372036854775807, 9223372036.854775807"})
    void secondsHaveNineDecimalsAndNoExponent(long nanos, String text) {
        assertThat(JsonLine.seconds(nanos)).isEqualTo(text);
    }
}
