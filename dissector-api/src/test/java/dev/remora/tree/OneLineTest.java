package dev.remora.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text of others. */
class OneLineTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "grün ✓ 𝄞", "C:\\new \"quoted\" 'text', </script>"})
    void leavesTextAsItIs(String text) {
        assertThat(OneLine.of(text)).isSameAs(text);
    }

    @Test
    void escapesWhatEndsLinesAndCells() {
        assertThat(OneLine.of("a\nb\tc\rd\fe\bf\u2028g\u2029")).isEqualTo("a\\nb\\tc\\rd\\fe\\bf\\u2028g\\u2029");
    }

    @Test
    void escapesWhatTerminalsObey() {
        assertThat(OneLine.of("\u001B[31m\u0007\u0000\u007F\u009B2J")).isEqualTo("\\u001b[31m\\u0007\\u0000\\u007f\\u009b2J");
    }

    @Test
    void escapesWhatTurnsTheDirection() {
        assertThat(OneLine.of("a\u202Eb\u2066c\u2069")).isEqualTo("a\\u202eb\\u2066c\\u2069");
    }
}
