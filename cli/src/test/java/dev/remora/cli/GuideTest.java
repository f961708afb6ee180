package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guides show of the command is what comes: the first five minutes with the rule language, a test that fails, a list of connections, lines of JSON. */
class GuideTest {
    private static final Path    GUIDE   = Path.of("../docs/rules.md");
    private static final Path    OUTPUT  = Path.of("../docs/output.md");
    private static final Pattern FILE    = Pattern.compile("```remora\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CALL    = Pattern.compile("```sh\n(.*?)```(?:\n```text\n(.*?)```)?", Pattern.DOTALL);
    private static final Pattern FAILURE = Pattern.compile("```text\n(FAILED .*?)```", Pattern.DOTALL);
    private static final Pattern LINES   = Pattern.compile("`(\\./remora run --format json [^`]+)`");
    private static final Pattern LINE    = Pattern.compile("```json\n(.*?)\n```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"rules.md", "connections.md"})
    void eachCallDoesWhatTheGuideShows(String page) throws IOException {
        Files.writeString(folder.resolve("mine.remora"), first(FILE, Files.readString(GUIDE)));

        List<MatchResult> calls = CALL.matcher(Files.readString(GUIDE.resolveSibling(page))).results().toList();
        assertThat(calls).isNotEmpty();
        for (MatchResult call : calls)
            for (String line : call.group(1).lines().toList()) {
                Command outcome = Command.call(arguments(line));
                assertThat(outcome.status()).as(line + outcome.err()).isZero();
                if (call.group(2) != null)
                    assertThat(outcome.out()).as(line).contains(call.group(2).lines().toList());
            }
    }

    @Test
    void aTestThatFailsSaysWhatTheGuideShows() throws IOException {
        String guide = Files.readString(GUIDE);
        Files.writeString(folder.resolve("mine.remora"), first(FILE, guide).replace("at 2", "at 1"));

        Command outcome = Command.call(arguments("./remora test mine.remora"));

        assertThat(outcome.out().replace(folder + File.separator, "")).startsWith(first(FAILURE, guide));
    }

    @Test
    void eachLineOfJsonIsPrinted() throws IOException {
        String page = Files.readString(OUTPUT);

        List<String> lines = Command.call(arguments(first(LINES, page).replace('\n', ' '))).out().replace("\"../", "\"").lines().toList();

        assertThat(lines).containsAll(LINE.matcher(page).results().map(line -> line.group(1).replace("\n ", "")).toList());
    }

    private static String first(Pattern pattern, String page) {
        return pattern.matcher(page).results().findFirst().orElseThrow().group(1);
    }

    // As a shell has it from the root of the checkout, where `mine.remora` was written.
    private String[] arguments(String line) {
        List<String> words = new ArrayList<>(List.of(line.replace("'", "").split(" ")));
        assertThat(words.removeFirst()).isEqualTo("./remora");
        words.replaceAll(word -> word.equals("mine.remora") ? folder.resolve(word).toString() : word.startsWith("samples/") ? "../" + word : word);
        return words.toArray(String[]::new);
    }
}
