package dev.remora.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.diagnostic.Annotated;
import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text under {@code src/test/rules/check} gives the diagnostics that are written in it. A {@code .filters} file has a filter on each line. */
class CheckCorpusTest {
    private static final Path    ROOT    = Path.of("src/test/rules/check");
    private static final Checker CHECKER = new Checker(Dissectors.load().catalogue());

    static Stream<Path> texts() throws IOException {
        try (Stream<Path> all = Files.list(ROOT)) {
            return all.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextHasTheDiagnosticsWrittenInIt(Path path) throws IOException {
        String expected = Files.readString(path);
        String text = Annotated.strip(expected);
        String actual = path.toString().endsWith(".filters") ? text.lines().map(CheckCorpusTest::filter).collect(Collectors.joining()) : file(path, text);
        if (Boolean.getBoolean("golden.update")) Files.writeString(path, actual);

        assertThat(actual).isEqualTo(Files.readString(path));
    }

    private static String filter(String line) {
        if (line.isBlank() || line.startsWith("// ")) return line + "\n";
        Source source = Source.of("filter", line);
        return Annotated.annotate(source, CHECKER.check(Parser.parseFilter(source)).diagnostics());
    }

    private static String file(Path path, String text) {
        Source source = Source.of(path.getFileName().toString(), text);
        return Annotated.annotate(source, CHECKER.check(Parser.parseFile(source), Importer.NONE).diagnostics());
    }
}
