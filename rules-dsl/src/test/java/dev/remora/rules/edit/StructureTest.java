package dev.remora.rules.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import dev.remora.rules.testing.Matches;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Outline, folding, selections, colours, lenses, layout and fixes. */
class StructureTest {
    private static final String FILE = """
            // One
            // two
            pack scans "Scans"
            let opening = tcp.flags.syn
            let internal = { 10.0.0.0/8 }
            rule scan "Many" {
                severity high
                when     opening
            }
            policy inbound {
                applies tcp
                deny syns when tcp.flags.syn
                allow otherwise
            }
            test "it scans" {
                packets {
                    10.0.0.1:1 > 10.0.0.2:2 tcp [SYN]
                }
                expect scan
            }
            """;

    /** Who types in a long file makes a text with each character, of which few are ever asked for anything. */
    @Test
    @Timeout(60)
    void readsNoTextBeforeItIsAskedForSomething() {
        String rules = IntStream.range(0, 8_000).mapToObj(i -> "rule r" + i + " \"" + i + "\" { when tcp.dstport == " + i + " }\n").collect(Collectors.joining());
        Document document = Cursor.open("");
        for (int i = 0; i < 1_000; i++)
            document = Cursor.open(rules + " ".repeat(i));

        assertThat(document.symbols()).hasSize(8_000);
    }

    @Test
    void outlinesAFile() {
        List<Symbol> symbols = Cursor.open(FILE).symbols();

        assertThat(symbols).extracting(Symbol::kind, Symbol::name, Symbol::detail).containsExactly(
                tuple(Symbol.Kind.PACK, "scans", "Scans"), tuple(Symbol.Kind.PREDICATE, "opening", ""), tuple(Symbol.Kind.SET, "internal", ""),
                tuple(Symbol.Kind.RULE, "scan", "high: Many"), tuple(Symbol.Kind.POLICY, "inbound", ""), tuple(Symbol.Kind.TEST, "it scans", ""));
        assertThat(symbols.get(4).children()).extracting(Symbol::name, Symbol::detail).containsExactly(tuple("syns", "deny"), tuple("otherwise", "allow"));
        assertThat(symbols).allSatisfy(symbol -> assertThat(symbol.span().contains(symbol.nameSpan())).isTrue());
    }

    @Test
    void foldsItemsBlocksAndComments() {
        Document document = Cursor.open(FILE);

        assertThat(document.foldings())
                .extracting(folding -> document.source().line(folding.span().start()), folding -> document.source().line(folding.span().end()), Folding::comment)
                .containsExactly(tuple(1, 2, true), tuple(6, 9, false), tuple(10, 14, false), tuple(15, 20, false), tuple(16, 18, false));
    }

    @Test
    void growsSelectionsFromTheWordToTheFile() {
        Cursor cursor = Cursor.in("rule a { when tcp.flags.s‸yn and tcp.port == 80 }");

        assertThat(cursor.words(cursor.document().selections(cursor.offset()))).containsExactly("tcp.flags.syn", "tcp.flags.syn and tcp.port == 80",
                "when tcp.flags.syn and tcp.port == 80", "rule a { when tcp.flags.syn and tcp.port == 80 }");
    }

    @Test
    void saysWhatEachWordIs() {
        String text = "let o = tcp.flags.syn // why\nrule a { when o and ip.ttl < 5 message \"{ip.src} x\" }";
        Document document = Cursor.open(text);

        assertThat(document.colours()).extracting(colour -> text.substring(colour.span().start(), colour.span().end()), Colour::kind).contains(
                tuple("let", Colour.Kind.KEYWORD), tuple("o", Colour.Kind.VARIABLE), tuple("tcp.flags.syn", Colour.Kind.FIELD), tuple("// why", Colour.Kind.COMMENT),
                tuple("a", Colour.Kind.RULE), tuple("and", Colour.Kind.OPERATOR), tuple("5", Colour.Kind.NUMBER), tuple("ip.src", Colour.Kind.FIELD));
        assertThat(document.colours().stream().filter(Colour::declares)).hasSize(2);
    }

    @Test
    void offersToRunTests() {
        assertThat(Cursor.open(FILE).lenses(Runs.NONE)).extracting(Lens::title, Lens::action).containsExactly(
                tuple("Run 1 test", new Lens.Action.RunTests(List.of("it scans"))), tuple("Run test", new Lens.Action.RunTests(List.of("it scans"))));
    }

    @Test
    void saysHowTestsWent() {
        assertThat(Cursor.open(FILE).lenses(new Runs(null, Map.of("it scans", true)))).extracting(Lens::title).containsExactly("✓ Run 1 test", "✓ Run test");
        assertThat(Cursor.open(FILE).lenses(new Runs(null, Map.of("it scans", false)))).extracting(Lens::title).containsExactly("✗ Run 1 test", "✗ Run test");
    }

    @Test
    void saysWhatRulesMadeOfACapture() {
        Matches matches = new Matches("sample.pcap", 108, true, "",
                List.of(new Matches.OfRule("scans/scan", 45, 3, 3, List.of(1L, 2L, 3L)), new Matches.OfRule("scans/inbound.syns", 1, 1, 0, List.of())));
        Document document = Cursor.open(FILE);

        assertThat(document.lenses(Runs.NONE.with(matches))).extracting(Lens::title).contains("3 matches in sample.pcap", "1 packet in sample.pcap");
        assertThat(document.hover(FILE.indexOf("scan \"Many"), Runs.NONE.with(matches)).orElseThrow().markdown())
                .endsWith("3 matches in sample.pcap; it looked at 45 of 108 packets");
        assertThat(document.lenses(Runs.NONE.with(new Matches("long.pcap", 1_000_000, false, "", matches.rules())))).extracting(Lens::title)
                .contains("3 matches in the first 1,000,000 packets of long.pcap");
        Matches damaged = new Matches("cut.pcap", 12, false, "cut.pcap: octet 900: the capture ends here", matches.rules());
        assertThat(document.lenses(Runs.NONE.with(damaged))).extracting(Lens::title)
                .contains("3 matches in the first 12 packets of cut.pcap, which is damaged");
    }

    @Test
    void laysOutBySmallChangesThatTouchNoWord() {
        String text = "rule  a{when   tcp\nseverity high}";
        Document document = Cursor.open(text);
        String laidOut = new Fix("", document.format()).apply(text);

        assertThat(laidOut).isEqualTo("rule a {\n    when     tcp\n    severity high\n}\n");
        assertThat(document.format()).allSatisfy(edit -> assertThat(edit.text()).isBlank());
        assertThat(Cursor.open(laidOut).format()).isEmpty();
    }

    @Test
    void laysOutTheChosenLinesOnly() {
        String text = "let  a  = tcp\nlet  b  = udp\n";
        Document document = Cursor.open(text);

        assertThat(new Fix("", document.format(new Span(0, 1))).apply(text)).isEqualTo("let a = tcp\nlet  b  = udp\n");
    }

    @Test
    void leavesBrokenTextAsItIs() {
        assertThat(Cursor.open("rule  a {").format()).isEmpty();
    }

    @Test
    void offersTheFixesOfDiagnosticsInARange() {
        String text = "rule a { when tcp.flags.rst }";
        List<Diagnostic> found = Cursor.open(text).fixable(new Span(20, 20));

        assertThat(found).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo(Code.UNKNOWN_NAME);
            assertThat(diagnostic.fixes().getFirst().apply(text)).isEqualTo("rule a { when tcp.flags.reset }");
        });
        assertThat(Cursor.open(text).fixable(new Span(0, 3))).isEmpty();
    }
}
