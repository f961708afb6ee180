package dev.remora.rules.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

class SourceTest {
    @Test
    void aLineEndsWithAnyOfThree() {
        Source source = Source.of("lines", "a\nb\r\nc\rd");

        assertThat(source.lines()).isEqualTo(4);
        assertThat(source.lineText(1)).isEqualTo("a");
        assertThat(source.lineText(2)).isEqualTo("b");
        assertThat(source.lineText(3)).isEqualTo("c");
        assertThat(source.lineText(4)).isEqualTo("d");
        assertThat(source.position(5)).isEqualTo(new Position(3, 1));
    }

    @Test
    void aColumnCountsUnitsAndACellCountsWidth() {
        Source source = Source.of("wide", "\ta\uD83D\uDE00e\u0301漢x");

        assertThat(source.position(9)).isEqualTo(new Position(1, 10));
        assertThat(source.displayColumn(1)).isEqualTo(5);
        assertThat(source.displayColumn(4)).isEqualTo(8);
        assertThat(source.displayColumn(7)).isEqualTo(11);
    }

    @Test
    void theByteOrderMarkIsNoCharacter() {
        assertThat(Source.of("bom", "\uFEFFrule".getBytes(UTF_8)).text()).isEqualTo("rule");
    }

    @Test
    void aCaretStandsUnderItsPlaceWhateverIsBefore() {
        Source source = Source.of("x", "rule\n\twhen 漢 tcp udp\n");

        assertThat(Excerpt.of(source, new Span(17, 20))).isEqualTo("""
                 2 |     when 漢 tcp udp
                   |                 ^^^
                """);
    }

    @Test
    void anExcerptOfAMegabyteIsALine() {
        Source source = Source.of("long", "x ".repeat(500_000));

        assertThat(Excerpt.of(source, new Span(700_000, 700_001)).lines()).hasSize(2).allSatisfy(line -> assertThat(line).hasSizeLessThan(140));
    }

    @Test
    void aPlaceAtTheEndHasAnExcerpt() {
        assertThat(Excerpt.of(Source.of("x", "tcp and"), Span.at(7))).isEqualTo(" 1 | tcp and\n   |        ^\n");
        assertThat(Excerpt.of(Source.of("x", ""), Span.at(0))).isEqualTo(" 1 | \n   | ^\n");
    }

    @Property
    void positionAndOffsetAreInverse(@ForAll @CharRange(from = 'a', to = 'c') @CharRange(from = '\n', to = '\r') String text) {
        Source source = Source.of("any", text);
        for (int offset = 0; offset <= text.length(); offset++) {
            Position position = source.position(offset);
            boolean inLineEnd = offset > source.lineSpan(position.line()).end();
            assertThat(source.offset(position)).isEqualTo(inLineEnd ? source.lineSpan(position.line()).end() : offset);
        }
    }

    @Property
    void linesMakeTheTextAgain(@ForAll @CharRange(from = 'a', to = 'b') @CharRange(from = '\n', to = '\r') String text) {
        Source source = Source.of("any", text);
        int from = 0;
        for (int line = 1; line <= source.lines(); line++) {
            assertThat(source.lineSpan(line).start()).isGreaterThanOrEqualTo(from);
            from = source.lineSpan(line).end();
            assertThat(source.lineText(line)).doesNotContain("\n", "\r");
        }
        assertThat(text.substring(from)).matches("[\r\n]{0,2}");
    }

    @Test
    void tellsWhatItsFirstLineEndsWith() {
        assertThat(Source.of("a", "").lineEnd()).isEqualTo("\n");
        assertThat(Source.of("a", "\n\r\n").lineEnd()).isEqualTo("\n");
        assertThat(Source.of("a", "one\r\n").lineEnd()).isEqualTo("\r\n");
        assertThat(Source.of("a", "\r\r\n").lineEnd()).isEqualTo("\r");
    }
}
