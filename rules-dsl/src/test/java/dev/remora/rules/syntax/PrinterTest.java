package dev.remora.rules.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.rules.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is printed parses to what was printed. */
class PrinterTest {
    @Provide
    Arbitrary<Expr> predicates() {
        return Trees.predicates(3);
    }

    @Property(tries = 2_000)
    void aPredicateIsReadAsItWasMade(@ForAll("predicates") Expr predicate) {
        String text = Printer.print(predicate);

        Parsed<Filter> parsed = Parser.parseFilter(Source.of("filter", text));

        assertThat(parsed.diagnostics()).as(text).isEmpty();
        assertThat(Shape.withoutGroups(parsed.tree().predicate())).as(text).isEqualTo(Shape.withoutGroups(predicate));
    }

    @Property(tries = 500)
    void printingWhatWasReadChangesNothing(@ForAll("predicates") Expr predicate) {
        String text = Printer.print(predicate);

        Filter read = Parser.parseFilter(Source.of("filter", text)).tree();

        assertThat(Printer.print(read)).isEqualTo(text);
        assertThat(Shape.of(Parser.parseFilter(Source.of("filter", Printer.print(read))).tree())).isEqualTo(Shape.of(read));
    }

    @ParameterizedTest
    @MethodSource("dev.remora.rules.syntax.CorpusTest#ruleFiles")
    void aFileIsReadAsItWasPrinted(Path path) throws IOException {
        Parsed<File> parsed = Parser.parseFile(Source.of(path.toString(), Files.readString(path)));
        if (parsed.hasErrors()) return;

        Parsed<File> again = Parser.parseFile(Source.of("printed", Printer.print(parsed.tree())));

        assertThat(again.diagnostics()).isEmpty();
        assertThat(Shape.of(again.tree())).isEqualTo(Shape.of(parsed.tree()));
    }

    @Test
    void everyPieceOfATreeHasAText() throws IOException {
        Source source = Source.of("whole", Files.readString(CorpusTest.ROOT.resolve("whole.remora")));

        Nodes.walk(Parser.parseFile(source).tree(), node -> assertThat(Printer.print(node)).as(node.toString()).isNotEmpty());
    }
}
