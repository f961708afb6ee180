package dev.remora.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.remora.rules.source.Source;
import dev.remora.rules.source.Span;
import java.time.Duration;
import java.util.Random;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangingTextTest {
    private static final String CHARACTERS = "ab\n\r\n\r ";
    private static final int    TEXTS      = 5_000;

    private static final Duration MOMENT = Duration.ofSeconds(10);
    private static final int      MANY   = 40_000;

    /** Changes anywhere, from the last to the first, and from the first to the last, each beside a text whose lines are looked for before it. */
    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1})
    void changesTheCharactersThatAreThere(int way) {
        Random random = new Random(31);
        for (int i = 0; i < TEXTS; i++) {
            String expected = some(random, 30);
            ChangingText text = new ChangingText(expected);
            int line = way < 0 ? 12 : 0;
            for (int j = 0; j < 12; j++) {
                line = way == 0 ? random.nextInt(12) : Math.max(0, line + way * random.nextInt(3));
                TextDocumentContentChangeEvent change = change(random, line);
                expected = changed(expected, change);
                text.change(change);

                assertThat(text).asString().isEqualTo(expected);
            }
        }
    }

    /** What replaces a word on each line of a large file, as clients send it. */
    @Test
    void looksForTheLinesOnceWhereChangesComeFromTheLastToTheFirst() {
        ChangingText text = new ChangingText("word = 1\n".repeat(MANY));

        assertTimeoutPreemptively(MOMENT, () -> {
            for (int line = MANY - 1; line >= 0; line--)
                text.change(new TextDocumentContentChangeEvent(new Range(new Position(line, 0), new Position(line, 4)), "name"));
        });
        assertThat(text).asString().isEqualTo("name = 1\n".repeat(MANY));
    }

    private static String changed(String text, TextDocumentContentChangeEvent change) {
        if (change.getRange() == null)
            return change.getText();
        Span span = new Places(Source.of("", text)).span(change.getRange());
        return text.substring(0, span.start()) + change.getText() + text.substring(span.end());
    }

    // Positions may lie behind the end of their line, or of the text.
    private static TextDocumentContentChangeEvent change(Random random, int line) {
        Range range = new Range(new Position(line, random.nextInt(5)), new Position(line + random.nextInt(2), random.nextInt(5)));
        return new TextDocumentContentChangeEvent(random.nextInt(20) == 0 ? null : range, some(random, 4));
    }

    private static String some(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(most); text.length() < length;)
            text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        return text.toString();
    }
}
