package dev.remora.rules.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every diagnostic has a number of its own, a sample, and a page made of the two; {@code -Dgolden.update} writes the pages. */
class CodeTest {
    private static final Path   PAGES = Path.of("../docs/diagnostics");
    private static final String LIST  = "## All of them";

    /** What a text of a few lines cannot show: sizes, files that import each other, trees made by hand. */
    private static final Set<Code> WITHOUT_SAMPLE = EnumSet.of(Code.NO_TEXT, Code.TOO_LONG, Code.TOO_MANY_WORDS, Code.TOO_DEEP, Code.TOO_MANY_ELEMENTS,
            Code.PATTERN_TOO_LONG, Code.TOO_MANY_DIAGNOSTICS, Code.CIRCULAR_IMPORT, Code.BROKEN_IMPORT, Code.DEEP_IMPORT, Code.EMPTY_SLICE);

    private static Samples samples;

    @BeforeAll
    static void read() throws IOException {
        samples = new Samples();
    }

    @Test
    void numbersAreUniqueAndInOrder() {
        assertThat(Arrays.stream(Code.values()).map(Code::id)).doesNotHaveDuplicates().isSorted().allMatch(id -> id.matches("R0[1-5]\\d\\d"));
    }

    @ParameterizedTest
    @EnumSource
    void causeAndCureAreSentences(Code code) {
        assertThat(code.cause()).endsWith(".").doesNotStartWith(" ");
        assertThat(code.cure()).endsWith(".").doesNotStartWith(" ");
        assertThat(code.template()).doesNotContainIgnoringCase("mismatched", "expecting", "token", "viable", "EOF");
    }

    @ParameterizedTest
    @EnumSource
    void aDiagnosticHasASample(Code code) {
        assertThat(samples.all().containsKey(code)).as("a sample of %s", code).isNotEqualTo(WITHOUT_SAMPLE.contains(code));
    }

    @ParameterizedTest
    @EnumSource
    void aDiagnosticHasAPage(Code code) throws IOException {
        Path path = PAGES.resolve(code.id() + ".md");
        if (Boolean.getBoolean("golden.update")) Files.writeString(path, page(code));

        assertThat(path).hasContent(page(code));
    }

    @Test
    void noPageIsLeftOver() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(path -> path.getFileName().toString().replace(".md", "")).filter(name -> !name.equals("README")))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(Code.values()).map(Code::id).toList());
        }
    }

    @Test
    void thePageOfPagesListsThemAll() throws IOException {
        Path path = PAGES.resolve("README.md");
        String text = Files.readString(path);
        String wanted = text.substring(0, text.indexOf(LIST) + LIST.length()) + "\n\n| number | name | kind |\n|---|---|---|\n"
                + Arrays.stream(Code.values()).map(CodeTest::row).collect(Collectors.joining());
        if (Boolean.getBoolean("golden.update")) Files.writeString(path, wanted);

        assertThat(path).hasContent(wanted);
    }

    private static String row(Code code) {
        return "| [" + code.id() + "](" + code.id() + ".md) | " + name(code) + " | " + code.severity().name().toLowerCase(Locale.ROOT) + " |\n";
    }

    private static String name(Code code) {
        return code.name().charAt(0) + code.name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String page(Code code) {
        Samples.Sample sample = samples.all().get(code);
        String example = sample == null ? "" : "```\n" + Report.of(sample.source(), sample.diagnostic()) + "```\n\n";
        String kind = switch (code.severity()) {
            case ERROR -> "An error: the rule does not run.";
            case WARNING -> "A warning: the rule runs, but probably does not do what you meant.";
            case HINT -> "A hint: the rule runs.";
        };
        return "# " + code.id() + ": " + name(code) + "\n\n" + kind + "\n\n" + example + "**Why.** " + code.cause() + "\n\n**What to do.** " + code.cure() + "\n";
    }
}
