package dev.remora.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.rules.type.OctetPattern;
import dev.remora.rules.type.Occurrences;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns over octets: ordinary ones are never given up, and what is given up is counted. */
class PatternsTest {
    private final Effort effort = new Effort();

    private boolean finds(String pattern, String octets) {
        byte[] array = octets.getBytes(StandardCharsets.ISO_8859_1);
        Occurrences values = new Occurrences();
        values.add(array, 0, array.length);
        return new PatternTest(OctetPattern.of(pattern.getBytes(StandardCharsets.ISO_8859_1)), effort).holds(values, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\w+@evil", "[a-z]*@evil", "[[:alpha:]_]+@evil", ".*@evil", "a+b|x@evil", "\\S{1,}@evil", "(\\w+)@evil", "(?:[a-z]+\\.)?\\w+@evil"})
    void goThroughTheLongestPayloadOfAFrame(String pattern) {
        assertThat(finds(pattern, "a".repeat(1_490) + " x@evil")).isTrue();
        assertThat(finds(pattern, "a".repeat(1_490) + " x@good")).isFalse();
        assertThat(effort.patternsGivenUp()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\w+@evil", "[a-z]*@evil", ".*@evil", "\\S+@evil"})
    void goThroughTheLongestDatagram(String pattern) {
        assertThat(finds(pattern, "a".repeat(65_000) + " x@evil")).isTrue();
        assertThat(finds(pattern, "a".repeat(65_000) + " x@good")).isFalse();
        assertThat(effort.patternsGivenUp()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"a+b; aab; true", "a+b; b; false", "^a+b; xaab; false", "a*b; b; true", "a*b; xxaaxb; true", "a{2,}b; ab; false",
        "a{2,}b; xaaab; true", "a++ab; aaab; false", "a+?b$; aacaab; true", "[^a]+b; aaxb; true", "A+b; aAab; true", "a+b|b+c; abbc; true", "\\x61+c; aabaac; true"})
    void findWhatTheyWouldIfEachPlaceWereTried(String pattern, String octets, boolean found) {
        assertThat(finds(pattern, octets)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"(?x) ^ [ab ]+ $; a b; true", "(?x)^[^ ]b; xb; true", "(?x)^[^ ]b; ' b'; false", "(?x)^[a#b]+$; a#b; true", "(?x)a # b; a; true"})
    void keepBlanksInBracketsWhereTheyLeaveThemOutElsewhere(String pattern, String octets, boolean found) {
        assertThat(finds(pattern, octets)).isEqualTo(found);
    }

    @Test
    void thatTakeTooLongAreCounted() {
        assertThat(finds("ba.*a.*a.*a!", "b" + "a".repeat(2_000))).isFalse();
        assertThat(effort.patternsGivenUp()).isPositive();
    }
}
