package dev.remora.rules.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.rules.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One layout, whatever the author's; each {@code .remora} under {@code src/test/rules/format} lies beside what it becomes. */
class FormatTest {
    private static final Path         ROOT   = Path.of("src/test/rules/format");
    private static final List<String> BLANKS = List.of(" ", "  ", "\t", "\n", "\n\n", "\n\n\n   ", " /* why */ ", " // so\n", "\n// alone\n");

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> all = Files.list(ROOT)) {
            return all.filter(path -> path.toString().endsWith(".remora")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aFileIsLaidOut(Path path) throws IOException {
        Path golden = Path.of(path.toString().replace(".remora", ".formatted"));
        String formatted = format(Files.readString(path));
        if (Boolean.getBoolean("golden.update")) Files.writeString(golden, formatted);

        assertThat(formatted).isEqualTo(Files.readString(golden));
        assertThat(format(formatted)).isEqualTo(formatted);
    }

    @Test
    void aFileWithErrorsStaysAsItIs() {
        Format.Result result = Format.format(Source.of("broken", "rule   x {\n when tcp and }"));

        assertThat(result.text()).isEqualTo("rule   x {\n when tcp and }");
        assertThat(result.diagnostics()).singleElement().extracting(d -> d.code().id()).isEqualTo("R0112");
    }

    @Test
    void anEmptyFileStaysEmpty() {
        assertThat(format("")).isEmpty();
        assertThat(format("  \n\n ")).isEmpty();
        assertThat(format("\n\n// only this")).isEqualTo("// only this\n");
    }

    /** Else one long list would have the comments of all its neighbours so far out, and in a file of some size be more than can be read. */
    @Test
    void aLineThatIsVeryWideStandsInNoColumn() {
        String wide = "let big = { 1" + ", 1".repeat(500) + " }   // many\n";
        String name = "a".repeat(100_000);

        assertThat(format("let a = { 1 } // one\n" + wide + "let bc = { 2 } // two\n")).isEqualTo("let a   = { 1 }   // one\n" + wide + "let bc  = { 2 }   // two\n");
        assertThat(format("let a = { 1 }\nlet " + name + " = { 2 }\nlet bc = { 3 }\n")).isEqualTo("let a  = { 1 }\nlet " + name + " = { 2 }\nlet bc = { 3 }\n");
    }

    @Test
    void linesEndInLineFeedWhateverTheyEndedIn() {
        assertThat(format("/* a\r\n b */\r\nrule x { // c\r\n when tcp }\r\n")).isEqualTo("/* a\n b */\nrule x {   // c\n    when     tcp\n}\n");
    }

    @Property(tries = 300)
    void anyBlanksAndCommentsGiveALayoutThatStays(@ForAll Random random) throws IOException {
        String whole = Files.readString(CorpusTest.ROOT.resolve("whole.remora"));
        String text = scattered(Parser.parseFile(Source.of("whole", whole)), random);
        assertThat(Parser.parseFile(Source.of("scattered", text)).diagnostics()).as(text).isEmpty();

        String formatted = format(text);

        assertThat(words(formatted)).isEqualTo(words(text));
        assertThat(format(formatted)).as(text).isEqualTo(formatted);
    }

    // The same words with other blanks between them. Words that begin a packet stay at the start of a line, since that makes them one.
    private static String scattered(Parsed<File> parsed, Random random) {
        StringBuilder out = new StringBuilder();
        Source source = parsed.source();
        int line = 0;
        for (Token token : parsed.tokens()) {
            boolean inPackets = Nodes.at(parsed.tree(), token.span().start()).stream().anyMatch(node -> node instanceof TestClause.Packets);
            boolean breaks = source.line(token.span().start()) > line;
            boolean joined = !out.isEmpty() && token.span().start() > 0 && !Character.isWhitespace(source.text().charAt(token.span().start() - 1));
            out.append(inPackets ? breaks ? "\n" : joined ? "" : " " : joined && random.nextBoolean() ? "" : BLANKS.get(random.nextInt(BLANKS.size())));
            String text = source.text(token.span());
            out.append(text).append(text.startsWith("//") ? "\n" : "");
            line = source.line(token.span().end());
        }
        return out.toString();
    }

    private static String format(String text) {
        return Format.format(Source.of("format", text)).text();
    }

    private static List<String> words(String text) {
        Source source = Source.of("words", text);
        return Parser.parseFile(source).tokens().stream().map(token -> source.text(token.span()).strip()).toList();
    }
}
