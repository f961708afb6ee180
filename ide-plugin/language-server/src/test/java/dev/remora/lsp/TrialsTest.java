package dev.remora.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.edit.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of files, and for how long. */
class TrialsTest {
    private static final String FAILS = "rule r { when tcp }\ntest \"t\" {\n    packets { 10.0.0.1:1 > 10.0.0.2:2 udp }\n    expect r at 1\n}\n";

    private final Dissectors dissectors = Dissectors.load();
    private final OpenFiles  files      = new OpenFiles(new Language(dissectors.catalogue()));
    private final Trials     trials     = new Trials(files, dissectors);

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
