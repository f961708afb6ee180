package dev.remora.rules.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.rules.source.Source;
import dev.remora.rules.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every node knows exactly where it was read, in right texts and in wrong ones. */
class SpansTest {
    private static final List<String> PIECES = List.of("rule", "x", "{", "}", "when", "(", ")", "and", "or", "not", "tcp", "==", "80", "\"s{ip.src}\"", "[", "]", "#2",
            "count", "by", "within", "10s", "\n", "then", "policy", "test", "packets", ">", "10.0.0.1", "let", "=", "in", ",", "expect", "sequence", "message", "allow",
            "..", "-", "'a", "\"", "//", "/*", "suppress", "\u201c", "\uD83D\uDE00", "unless", "1:2", "any", "capture", "frame", "seq", "+");

    @Provide
    Arbitrary<String> soups() {
        return Arbitraries.of(PIECES).list().ofMaxSize(60).map(pieces -> String.join(" ", pieces));
    }

    @Property(tries = 3_000)
    void inAnyTextNodesLieInsideEachOtherInOrder(@ForAll("soups") String text) {
        Source source = Source.of("soup", text);

        assertNested(source, Parser.parseFile(source).tree());
        assertNested(source, Parser.parseFilter(source).tree());
    }

    @Test
    void whatIsMissingLiesInsideWhatLacksIt() {
        for (String text : List.of("test packets rule rule 80 > rule rule rule rule + rule", "test packets { 10.0.0.1.. > 10.0.0.2 tcp seq 1.. }")) {
            Source source = Source.of("soup", text);

            assertNested(source, Parser.parseFile(source).tree());
            assertThat(Parser.parseFile(source).diagnostics()).isNotEmpty().noneMatch(diagnostic -> diagnostic.message().contains("missing LITERAL"));
        }
    }

    @Property(tries = 3_000)
    void anyTextThatCannotBeReadWholeHasADiagnostic(@ForAll("soups") String text) {
        Source source = Source.of("soup", text);
        Parsed<File> parsed = Parser.parseFile(source);

        Nodes.walk(parsed.tree(), node -> {
            if (node instanceof Expr.Missing || node instanceof Expr.Broken || node instanceof Clause.Broken || node instanceof Item.Broken)
                assertThat(parsed.hasErrors()).as(node.toString()).isTrue();
        });
        assertThat(parsed.diagnostics()).allSatisfy(diagnostic -> assertThat(source.span().contains(diagnostic.span())).isTrue());
    }

    @ParameterizedTest
    @MethodSource("dev.remora.rules.syntax.CorpusTest#ruleFiles")
    void nodesOfAFileLieInsideEachOtherInOrder(Path path) throws IOException {
        Source source = Source.of(path.toString(), Files.readString(path));

        assertNested(source, Parser.parseFile(source).tree());
    }

    @Test
    void theTextOfAnExpressionsSpanIsThatExpression() throws IOException {
        Source source = Source.of("whole", Files.readString(CorpusTest.ROOT.resolve("whole.remora")));

        Nodes.walk(Parser.parseFile(source).tree(), node -> {
            if (node instanceof Expr expr && !(expr instanceof Expr.SetOf)) {
                String text = source.text(expr.span()).replaceAll("//[^\n]*", "");
                assertThat(Shape.of(Parser.parseFilter(Source.of("part", text)).tree().predicate())).isEqualTo(Shape.of(expr));
            }
        });
    }

    @Test
    void aCursorFindsThePathDownToWhatItTouches() {
        Source source = Source.of("filter", "tcp.port == 80 and ip.src in {10.0.0.1}");
        Filter filter = Parser.parseFilter(source).tree();

        assertThat(Nodes.at(filter, 3)).last().isEqualTo(new Expr.Name(new Span(0, 8), "tcp.port"));
        assertThat(Nodes.at(filter, 33)).last().isEqualTo(new Expr.Literal(new Span(30, 38), Expr.Literal.Form.WORD, "10.0.0.1"));
        assertThat(Nodes.at(filter, 15)).last().isInstanceOf(Expr.And.class);
    }

    private static void assertNested(Source source, Node node) {
        assertThat(source.span().contains(node.span())).as("%s in %s", node, source.text()).isTrue();
        int from = node.span().start();
        for (Node child : node.children()) {
            assertThat(child.span().start()).as("%s in %s: %s", child, node, source.text()).isGreaterThanOrEqualTo(from);
            assertThat(node.span().contains(child.span())).as("%s in %s: %s", child, node, source.text()).isTrue();
            from = child.span().start();
            assertNested(source, child);
        }
    }
}
