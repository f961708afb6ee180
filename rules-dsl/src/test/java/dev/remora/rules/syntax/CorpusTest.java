package dev.remora.rules.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.rules.diagnostic.Annotated;
import dev.remora.rules.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every text under {@code src/test/rules/syntax} gives the diagnostics, and every filter without mistakes the tree, that is written in it.
 *
 * <p>A {@code .remora} file is a rule file, a {@code .filters} file has a filter on each line.
 */
class CorpusTest {
    static final Path ROOT = Path.of("src/test/rules/syntax");

    static Stream<Path> files(String suffix) throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(path -> path.toString().endsWith(suffix)).sorted().toList().stream();
        }
    }

    static Stream<Path> ruleFiles() throws IOException {
        return files(".remora");
    }

    static Stream<Path> filterFiles() throws IOException {
        return files(".filters");
    }

    @ParameterizedTest
    @MethodSource("ruleFiles")
    void aRuleFileHasTheDiagnosticsWrittenInIt(Path path) throws IOException {
        String expected = Files.readString(path);
        Source source = Source.of(path.getFileName().toString(), Annotated.strip(expected));

        compare(path, expected, Annotated.annotate(source, Parser.parseFile(source).diagnostics()));
    }

    @ParameterizedTest
    @MethodSource("filterFiles")
    void aFilterHasTheTreeOrTheDiagnosticsWrittenUnderIt(Path path) throws IOException {
        String expected = Files.readString(path);

        String actual = Annotated.strip(expected).lines().filter(line -> !line.startsWith("//=")).map(CorpusTest::filter).collect(Collectors.joining());

        compare(path, expected, actual);
    }

    private static String filter(String line) {
        if (line.isBlank() || line.startsWith("// ")) return line + "\n";
        Source source = Source.of("filter", line);
        Parsed<Filter> parsed = Parser.parseFilter(source);
        return Annotated.annotate(source, parsed.diagnostics()) + (parsed.hasErrors() ? "" : "//= " + Shape.of(parsed.tree().predicate()) + "\n");
    }

    private static void compare(Path path, String expected, String actual) throws IOException {
        if (Boolean.getBoolean("golden.update")) Files.writeString(path, actual);
        assertThat(actual).isEqualTo(Boolean.getBoolean("golden.update") ? actual : expected);
    }
}
