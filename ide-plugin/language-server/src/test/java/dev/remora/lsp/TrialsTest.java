package dev.remora.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.edit.Language;
import dev.remora.rules.testing.TestResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of files, and for how long. */
class TrialsTest {
    private static final String FAILS = "rule r { when tcp }\ntest \"t\" {\n    packets { 10.0.0.1:1 > 10.0.0.2:2 udp }\n    expect r at 1\n}\n";

    private final Dissectors dissectors = Dissectors.load();
    private final OpenFiles  files      = new OpenFiles(new Language(dissectors.catalogue()));
    private final Trials     trials     = new Trials(files, dissectors);

    @Test
    void keepsWhatIsKnownOfTheOtherTestsOfATextAndOfNoTextBefore() {
        String text = FAILS + "test \"u\" {\n    packets { 10.0.0.1:1 > 10.0.0.2:2 tcp }\n    expect r at 1\n}\n";
        OpenFile file = files.open("untitled:x", 1, text);
        trials.runTests(file, List.of("t"), () -> {});
        trials.runTests(file, List.of("u"), () -> {});

        assertThat(trials.failed(file)).extracting(TestResult::title).containsExactly("t");
        assertThat(trials.of(file).passed()).containsOnly(entry("t", false), entry("u", true));

        OpenFile changed = files.open("untitled:x", 2, text.replace("when tcp", "when udp"));
        trials.runTests(changed, List.of("t"), () -> {});

        assertThat(trials.of(changed).passed()).containsOnly(entry("t", true));
        assertThat(trials.failed(changed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10:30.pcap", "trace:1.pcap", "captures/10:30.pcap", "file:///rules/10%3A30.pcap"})
    void findsCapturesThatAreNamedAfterTimes(String path) {
        OpenFile file = files.open("file:///rules/mine.remora", 1, FAILS);
        String name = path.startsWith("file:") ? "10:30.pcap" : path;

        assertThat(Trials.beside(file, path)).isEqualTo(Path.of("/rules").resolve(name));
    }

    @Test
    void keepsNothingOfAFileThatWasClosedWhileItsTestsRan() {
        OpenFile file = files.open("untitled:x", 1, FAILS);
        assertThat(trials.runTests(file, List.of(), () -> {})).hasSize(1);
        assertThat(trials.failed(file)).hasSize(1);
        files.close(file.uri());
        trials.forget(file.uri());

        assertThat(trials.runTests(file, List.of(), () -> {})).hasSize(1);

        assertThat(trials.failed(file)).isEmpty();
    }
}
