package dev.remora.rules.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    private static final List<String> WORDS = List.of("severity", "sequence", "see", "sum", "when", "without", "message");
    private static final int          ANY   = 100;

    @Test
    void takesTheOneNameThatGoesOnBehindADot() {
        List<String> known = List.of("ip.fragment.overlap", "tcp.segment.overlap.conflict", "tcp.segment.overlaps.a", "tcp.len", "tcp.x.a", "tcp.x.b");

        assertThat(Spelling.nearest("tcp.segment.overlap", known)).contains("tcp.segment.overlap.conflict");
        assertThat(Spelling.nearest("tcp.x", known)).isEmpty();
    }

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
    @CsvSource({"abcdef, abcdxf abcxef, abcdxf", "abcdef, abcdxf abcdef, abcdef", "abc, abd abe, abd", "abc, abe abd, abd"})
    void ofSeveralTheBestIsFoundInWhateverOrder(String word, String candidates, String meant) {
        List<String> all = List.of(candidates.split(" "));

        assertThat(Spelling.nearest(word, all)).contains(meant);
        assertThat(Spelling.nearest(word, all.reversed())).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"abc, abc, 0", "abc, acb, 1", "abc, ab, 1", "abc, abcd, 1", "abc, xbc, 1", "ABC, abc, 0", "kitten, sitting, 3"})
    void distanceCountsChangesOfLetters(String a, String b, int distance) {
        assertThat(Spelling.distance(a, b, ANY)).isEqualTo(distance);
        assertThat(Spelling.distance(b, a, ANY)).isEqualTo(distance);
    }

    @Property
    void aBoundChangesNoDistanceWithinIt(@ForAll("words") String a, @ForAll("words") String b, @ForAll @IntRange(min = 0, max = 9) int most) {
        int distance = Spelling.distance(a, b, ANY);

        if (distance <= most)
            assertThat(Spelling.distance(a, b, most)).isEqualTo(distance);
        else
            assertThat(Spelling.distance(a, b, most)).isGreaterThan(most);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withChars("abc").ofMaxLength(9);
    }
}
