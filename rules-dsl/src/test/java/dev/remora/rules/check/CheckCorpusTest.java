package dev.remora.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.diagnostic.Annotated;
import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every text under {@code src/test/rules/check} and {@code src/test/rules/wrong} gives the diagnostics that are written in it. A {@code .filters} file has a filter on
 * each line; a file under {@code wrong} has one mistake.
 */
class CheckCorpusTest {
    private static final Path      CHECK   = Path.of("src/test/rules/check");
    private static final Path      WRONG   = Path.of("src/test/rules/wrong");
    private static final Path      RIGHT   = Path.of("src/test/rules/right");
    private static final Path      SHIPPED = Path.of("../samples/rules");
    private static final LocalDate TODAY   = LocalDate.of(2026, 12, 1);
    private static final Set<Code> HIDING  = Set.of(Code.UNCLOSED_BRACKET, Code.NO_BLOCK, Code.UNCLOSED_QUOTE);
    private static final Checker   CHECKER = new Checker(Dissectors.load().catalogue());

    static Stream<Path> texts() throws IOException {
        return Stream.of(CHECK, WRONG).flatMap(CheckCorpusTest::in);
    }

    static Stream<Path> right() throws IOException {
        return Stream.of(SHIPPED, RIGHT).flatMap(CheckCorpusTest::in);
    }

    static Stream<Path> wrong() throws IOException {
        return in(WRONG);
    }

    private static Stream<Path> in(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void thereAreManyKindsOfMistakes() throws IOException {
        assertThat(wrong().count()).isGreaterThanOrEqualTo(80);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aMistakeIsReportedAndOnlyOnce(Path path) throws IOException {
        List<Diagnostic> found = check(path, Annotated.strip(Files.readString(path)));

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().message()).doesNotContainIgnoringCase("token", "expecting", "mismatched", "viable", "<EOF>");
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aFixMendsWhatItIsForAndBreaksNothing(Path path) throws IOException {
        String text = Annotated.strip(Files.readString(path));
        for (Diagnostic diagnostic : check(path, text))
            for (Fix fix : diagnostic.fixes()) {
                String fixed = fix.apply(text);
                if (HIDING.contains(diagnostic.code()))                             // what an open bracket hid may be told then
                    assertThat(check(path, fixed)).as(fix.title()).noneMatch(d -> d.code() == diagnostic.code());
                else
                    assertThat(check(path, fixed)).as(fix.title()).noneMatch(d -> d.isError() || d.code() == diagnostic.code());
            }
    }

    @Test
    void aFixOfAHabitLeavesARightFilter() throws IOException {
        List<String> habits = Annotated.strip(Files.readString(CHECK.resolve("habits.filters"))).lines().filter(line -> !line.isBlank() && !line.startsWith("// ")).toList();
        for (String habit : habits) {
            assertThat(diagnostics(habit)).as(habit).hasSize(1);
            for (Fix fix : diagnostics(habit).getFirst().fixes())
                assertThat(diagnostics(fix.apply(habit))).as("%s: %s", habit, fix.title()).isEmpty();
        }
    }

    private static List<Diagnostic> diagnostics(String filter) {
        return CHECKER.check(Parser.parseFilter(Source.of("filter", filter))).diagnostics();
    }

    @ParameterizedTest
    @MethodSource("right")
    void nothingIsSaidOfARightText(Path path) throws IOException {
        assertThat(check(path, Files.readString(path))).isEmpty();
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
        return Annotated.annotate(Source.of(path.getFileName().toString(), text), check(path, text));
    }

    private static List<Diagnostic> check(Path path, String text) {
        Source source = Source.of(path.getFileName().toString(), text);
        return Expiry.of(CHECKER.check(Parser.parseFile(source), Importer.NONE), TODAY).diagnostics();
    }
}
