package dev.remora.rules.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.source.Source;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** No text takes more than a moment. The limit is generous, since it guards against what never ends, not against slow machines. */
class BoundsTest {
    private static final Duration MOMENT = Duration.ofSeconds(60);

    @Test
    void tenMegabytesOfParenthesesAreTooLong() {
        assertThat(codes("(".repeat(10_000_000))).containsExactly(Code.TOO_LONG);
    }

    @Test
    void parenthesesAreNestedTooDeep() {
        assertThat(codes("(".repeat(1_000_000))).containsExactly(Code.TOO_DEEP);
        assertThat(codes("rule x { when " + "(".repeat(200) + "tcp" + ")".repeat(200) + "}")).containsExactly(Code.TOO_DEEP);
    }

    @Test
    void prefixOperatorsNestAsBracketsDo() {
        assertThat(codes("rule x { when " + "not ".repeat(200) + "tcp}")).containsExactly(Code.TOO_DEEP);
        assertThat(codes("rule x { when " + "- ".repeat(200) + "1}")).containsExactly(Code.TOO_DEEP);
        assertThat(codes("rule x { when " + "!(".repeat(60) + "tcp" + ")".repeat(60) + "}")).containsExactly(Code.TOO_DEEP);
    }

    @Test
    void whatIsDeepButNotTooDeepIsRead() {
        assertThat(codes("rule x { when " + "(".repeat(98) + "tcp" + ")".repeat(98) + "}")).isEmpty();
        assertThat(codes("rule x { when " + "not ".repeat(98) + "tcp}")).isEmpty();
    }

    @Test
    void longChainsOfArithmeticAreTooLargeAndOfOctetsTooDeep() {
        assertThat(codes("rule x { when 1" + " + 1".repeat(10_000) + " == 2 }")).containsExactly(Code.TOO_LARGE);
        assertThat(codes("rule x { when tcp" + "[0]".repeat(10_000) + " }")).containsExactly(Code.TOO_DEEP);
    }

    @Test
    void parenthesesMakeNoTreeDeeperThanItsBound() {
        String sums = "(".repeat(90) + "tcp.len" + (" + 1".repeat(250) + ")").repeat(90);
        String slices = "(".repeat(90) + "tcp.payload" + ("[0:]".repeat(90) + ")").repeat(90);

        assertThat(codes("rule x { when " + sums + " == 2 }")).contains(Code.TOO_LARGE);
        assertThat(codes("rule x { when " + slices + " == 2 }")).contains(Code.TOO_DEEP);
        assertThat(codes("rule x { when " + "(".repeat(90) + "tcp.len" + " + 1)".repeat(90) + " == 2 }")).isEmpty();
        assertThat(depth(sums)).isLessThan(Bounds.CHAIN + 2 * Bounds.DEPTH);
        assertThat(depth(slices)).isLessThan(Bounds.CHAIN + 2 * Bounds.DEPTH);
    }

    // Nodes from the first expression of a filter down to the one that begins it.
    private static int depth(String filter) {
        Node at = Parser.parseFilter(Source.of("hostile", filter)).tree();
        int depth = 0;
        for (; !at.children().isEmpty(); at = at.children().getFirst())
            depth++;
        return depth;
    }

    @Test
    void whatIsAtItsBoundIsRead() {
        String chain = "rule x { when tcp.len%s == 2 }";
        assertThat(codes(chain.formatted(" + 1".repeat(Bounds.CHAIN)))).isEmpty();
        assertThat(codes(chain.formatted(" + 1".repeat(Bounds.CHAIN + 1)))).containsExactly(Code.TOO_LARGE);

        String message = "rule x { when tcp message \"%s\" }";
        assertThat(codes(message.formatted("{ip.src}".repeat(Bounds.PLACEHOLDERS)))).isEmpty();
        assertThat(codes(message.formatted("from {ip.src} ".repeat(Bounds.PLACEHOLDERS)))).isEmpty();
        assertThat(codes(message.formatted("{ip.src}".repeat(Bounds.PLACEHOLDERS + 1)))).containsExactly(Code.TOO_LARGE);

        for (String quote : List.of("\"", "r\"")) {
            assertThat(codes("let x = tcp matches " + quote + "a".repeat(Bounds.PATTERN) + "\"")).as(quote).isEmpty();
            assertThat(codes("let x = tcp matches " + quote + "a".repeat(Bounds.PATTERN + 1) + "\"")).as(quote).containsExactly(Code.PATTERN_TOO_LONG);
        }
    }

    @Test
    void longListsOfAlternativesAreFlat() {
        String predicate = IntStream.range(0, 20_000).mapToObj(i -> "tcp.port == " + i).collect(Collectors.joining(" or "));

        assertThat(codes("rule x { when " + predicate + "}")).isEmpty();
    }

    @Test
    void setsAndPatternsHaveALargestSize() {
        assertThat(codes("let x = {" + "1, ".repeat(70_000) + "1}")).containsExactly(Code.TOO_MANY_ELEMENTS);
        assertThat(codes("let x = tcp matches \"" + "a".repeat(5_000) + "\"")).containsExactly(Code.PATTERN_TOO_LONG);
    }

    @Test
    void aFileHasALargestNumberOfWords() {
        assertThat(codes("a ".repeat(300_000))).containsExactly(Code.TOO_MANY_WORDS);
    }

    @Test
    void octetsThatAreNoTextAreSaidToBeNone() {
        byte[] octets = new byte[1_000_000];
        new Random(1).nextBytes(octets);
        assertThat(codes(Source.of("random", octets))).containsExactly(Code.NO_TEXT);

        for (int i = 0; i < octets.length; i++)
            octets[i] = (byte) (octets[i] == 0 ? 0xE9 : octets[i]);
        assertThat(codes(Source.of("random without zeros", octets))).containsExactly(Code.NO_TEXT);
    }

    @Test
    void aZeroOctetIsOneMistakeAndTheRestIsRead() {
        assertThat(codes("rule a { when tcp \0 }\nrule b { when udp }\n")).containsExactly(Code.UNKNOWN_CHARACTER);
    }

    @Test
    void thereIsALastDiagnostic() {
        Random random = new Random(1);
        String noise = random.ints(400_000, ' ', 127).mapToObj(Character::toString).collect(Collectors.joining());

        assertThat(codes(noise)).hasSize(Bounds.DIAGNOSTICS + 1).contains(Code.TOO_MANY_DIAGNOSTICS);
    }

    @Test
    void hostileTextsEndSoon() {
        List<String> pieces = List.of("rule x {", "}", "when tcp and", "(", "not", "\"", "[", "{", "packets {", "10.0.0.1 >", "sequence {", "then", "count by",
                "message \"{{{\"", "'", "/*", "let a =", "in {", "#", "expect", "\n");
        Random random = new Random(7);
        for (int i = 0; i < 20; i++)
            codes(IntStream.range(0, 10_000).mapToObj(each -> pieces.get(random.nextInt(pieces.size()))).collect(Collectors.joining(" ")));
        for (String piece : pieces)
            codes((piece + " ").repeat(20_000));
    }

    private static List<Code> codes(String text) {
        return codes(Source.of("hostile", text));
    }

    private static List<Code> codes(Source source) {
        return Assertions.assertTimeoutPreemptively(MOMENT, () -> Parser.parseFile(source).diagnostics().stream().map(d -> d.code()).toList());
    }
}
