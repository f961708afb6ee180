package dev.remora.rules.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.remora.rules.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that an editor asks fails, wherever the author has stopped writing. */
class EveryPrefixTest {
    private static final int STEP = 61;      // characters from one prefix of a long file to the next; prime, so that it meets every kind of place

    @Test
    void answersEveryRequestOnEveryPrefixOfAFileThatHasEverything() throws IOException {
        String whole = Files.readString(Path.of("src/test/rules/edit/whole.remora"));
        for (int end = 0; end <= whole.length(); end++)
            askEverything(whole.substring(0, end), end);
    }

    @Test
    void answersEveryRequestAtEveryPlaceOfTheWholeFile() throws IOException {
        String whole = Files.readString(Path.of("src/test/rules/edit/whole.remora"));
        Document document = Cursor.open(whole);
        for (int offset = 0; offset <= whole.length(); offset++)
            askAt(document, offset);
    }

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../samples/rules"))) {
            return files.filter(file -> file.toString().endsWith(".remora")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void answersEveryRequestOnPrefixesOfTheSamples(Path sample) throws IOException {
        String whole = Files.readString(sample);
        for (int end = 0; end <= whole.length(); end += STEP)
            askEverything(whole.substring(0, end), end);
    }

    /** Any place of any prefix of any sample. */
    @Property(tries = 400)
    void answersEveryRequestAnywhere(@ForAll("samplesOfText") String sample, @ForAll @IntRange(max = 1_000_000) int length, @ForAll @IntRange(max = 1_000_000) int place) {
        String prefix = sample.substring(0, length % (sample.length() + 1));
        askEverything(prefix, place % (prefix.length() + 1));
    }

    @Provide
    Arbitrary<String> samplesOfText() throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path sample : samples())
            texts.add(Files.readString(sample));
        return Arbitraries.of(texts);
    }

    private static void askEverything(String text, int offset) {
        Document document = Cursor.open(text);
        assertThatCode(() -> {
            askAt(document, offset);
            document.diagnostics();
            document.fixable(document.source().span());
            document.symbols();
            document.foldings();
            document.lenses(Runs.NONE);
            document.format();
            document.format(Span.at(offset));
            if (document.renamable(offset).isPresent())
                document.rename(offset, "another-name");
            document.hints(new Span(0, text.length()));
        }).as(text).doesNotThrowAnyException();
        assertOrdered(document);
    }

    private static void askAt(Document document, int offset) {
        assertThat(document.complete(offset)).as("%s|", document.source().text().substring(0, offset))
                .allSatisfy(completion -> assertThat(completion.replaced().touches(offset)).isTrue());
        document.hover(offset);
        document.signature(offset);
        document.definition(offset);
        document.references(offset);
        document.renamable(offset);
        assertThat(document.selections(offset)).isNotEmpty();
    }

    // Protocols give colours as distances from one to the next: they must not overlap.
    private static void assertOrdered(Document document) {
        int end = 0;
        for (Colour colour : document.colours()) {
            assertThat(colour.span().start()).as(document.source().text()).isGreaterThanOrEqualTo(end);
            end = colour.span().end();
        }
    }
}
