package dev.remora.rules.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    private static final List<String> WORDS = List.of("severity", "sequence", "see", "sum", "when", "without", "message");

    @ParameterizedTest
    @CsvSource({"severty, severity", "SEVERITY, severity", "wehn, when", "mesage, message", "withut, without", "sequnece, sequence"})
    void aMisspeltWordFindsWhatWasMeant(String word, String meant) {
        assertThat(Spelling.nearest(word, WORDS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"alert", "x", "whenever", "tcp.port"})
    void anotherWordFindsNothing(String word) {
        assertThat(Spelling.nearest(word, WORDS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"abc, abc, 0", "abc, acb, 1", "abc, ab, 1", "abc, abcd, 1", "abc, xbc, 1", "ABC, abc, 0", "kitten, sitting, 3"})
    void distanceCountsChangesOfLetters(String a, String b, int distance) {
        assertThat(Spelling.distance(a, b)).isEqualTo(distance);
        assertThat(Spelling.distance(b, a)).isEqualTo(distance);
    }
}
