package dev.remora.rules.synth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.rules.type.OctetPattern;
import java.nio.charset.StandardCharsets;
import java.util.regex.PatternSyntaxException;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A text that a simple pattern matches. */
class PatternTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"abc", "^GET /(index|main)\\.html$", "a+b*c?d{3}", "[a-f0-9]{8}", "[^x]y", "(?:ab|cd){2,}", "(?<name>q)r", "\\x41\\x00z", "[[:alpha:]]x",
        "[[:digit:]]+", "[\\]a]b", "x{,2}y", "\\d\\w\\s\\S", "(?i)abc", "a(?=b)b", "(a|b|)(c|)", "a{2}?b++", "^\\x16\\x03[\\x00-\\x03].{2}\\x01", "[]a]c"})
    void isMatchedByIt(String pattern) {
        assertThat(PatternText.of(pattern)).matches(text -> octets(pattern).pattern().matcher(text).find(), "matched by " + pattern);
    }

    @Test
    void isBounded() {
        assertThat(PatternText.of("((((a{1000}){1000}){1000}){1000}){1000}")).hasSizeLessThan(100_000);
        assertThat(PatternText.of("(".repeat(50_000) + "a")).isEmpty();
    }

    private static OctetPattern octets(String pattern) {
        return OctetPattern.of(pattern.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Property(tries = 2000)
    void comesOfWhateverIsAPattern(@ForAll @StringLength(max = 12) @CharRange(from = '$', to = '}') String pattern) {
        try {
            octets(pattern);
        } catch (PatternSyntaxException e) {
            Assume.that(false);
        }
        assertThat(PatternText.of(pattern)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"end$,true", "end\\z,true", "end\\Z,true", "end\\\\$,true", "end\\$,false", "end\\\\z,false", "end,false"})
    void tellsWhetherItIsAtTheEnd(String pattern, boolean isAtEnd) {
        assertThat(PatternText.isAtEnd(pattern)).isEqualTo(isAtEnd);
    }
}
