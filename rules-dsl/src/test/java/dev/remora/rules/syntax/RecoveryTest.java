package dev.remora.rules.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake is reported where it is, once, and the rest of the file is read as if it were not there. */
class RecoveryTest {
    private static Source       source;
    private static Parsed<File> whole;

    @BeforeAll
    static void read() throws IOException {
        source = Source.of("whole", Files.readString(CorpusTest.ROOT.resolve("whole.remora")));
        whole = Parser.parseFile(source);
    }

    @Test
    void everyPrefixOfAFileGivesATree() {
        for (int end = 0; end <= source.length(); end++)
            Parser.parseFile(Source.of("prefix", source.text().substring(0, end)));
    }

    @Test
    void leavingOutAWordHurtsNoOtherItem() {
        for (Token token : whole.tokens())
            if (token.kind() != Token.Kind.COMMENT && !opensText(token))
                assertOthersUnhurt(token, new StringBuilder(source.text()).replace(token.span().start(), token.span().end(), " ").toString());
    }

    @Test
    void aStrayWordHurtsNoOtherItem() {
        for (String stray : List.of("tcp", "==", ")", ",", "\"text\"", "@"))
            for (Token token : whole.tokens())
                if (token.kind() != Token.Kind.COMMENT)
                    assertOthersUnhurt(token, new StringBuilder(source.text()).insert(token.span().start(), stray + " ").toString());
    }

    @Test
    void leavingOutAWordGivesFewDiagnostics() {
        int mistakes = 0;
        int diagnostics = 0;
        for (Token token : whole.tokens()) {
            if (token.kind() == Token.Kind.COMMENT) continue;
            String text = new StringBuilder(source.text()).replace(token.span().start(), token.span().end(), " ").toString();
            int found = Parser.parseFile(Source.of("cut", text)).diagnostics().size();
            assertThat(found).as("without %s at %s", source.text(token.span()), source.describe(token.span())).isLessThanOrEqualTo(4);
            mistakes += found > 0 ? 1 : 0;
            diagnostics += found;
        }
        assertThat(diagnostics).isLessThan(mistakes + mistakes / 8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            then within 5s udp -> icmp                         | then udp within 5s -> icmp
            then within 5s udp, ip.src == 10.0.0.1             | then udp within 5s, ip.src == 10.0.0.1
            then within 5s udp; icmp                           | then udp within 5s; icmp
            then within 5s; udp.port in {1, 2}; then icmp      | then udp.port in {1, 2} within 5s; then icmp
            """)
    void theTimeOfAStepIsMovedBehindThatStepWhateverJoinsTheNextOne(String steps, String mended) {
        String text = "rule x { sequence by ip.src { tcp %s } }";
        String wrong = text.formatted(steps.replace(';', '\n'));
        Fix fix = Parser.parseFile(Source.of("steps", wrong)).diagnostics().stream().flatMap(of -> of.fixes().stream())
                .filter(of -> of.title().equals("Move it after the step")).findFirst().orElseThrow();

        assertThat(fix.apply(wrong)).isEqualTo(text.formatted(mended.replace(';', '\n')));
    }

    // What stands before the keyword of an item may as well be the end of the item before it.
    private static void assertOthersUnhurt(Token token, String text) {
        List<String> expected = new ArrayList<>();
        for (Item item : whole.tree().items())
            if (item.span().end() < token.span().start() || token.span().end() < item.span().start()) expected.add(Shape.of(item));
        long before = whole.tree().items().stream().filter(item -> item.span().end() < token.span().start()).count();
        boolean beginsItem = whole.tree().items().stream().anyMatch(item -> item.span().start() == token.span().start());
        if (beginsItem && before > 0) expected.remove((int) before - 1);

        Stream<Item> items = Parser.parseFile(Source.of("changed", text)).tree().items().stream();

        assertThat(items.map(Shape::of)).as("around %s at %s", source.text(token.span()), source.describe(token.span())).containsAll(expected);
    }

    private static boolean opensText(Token token) {
        return source.text(token.span()).startsWith("/");
    }
}
