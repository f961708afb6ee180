package dev.remora.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.edit.Language;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.*;
import org.junit.jupiter.api.Test;

/** Which questions wait for a check of the text. */
class TextsTest {
    private static final String URI = "file:///rules/a.remora";

    private final Dissectors      dissectors = Dissectors.load();
    private final OpenFiles       files      = new OpenFiles(new Language(dissectors.catalogue()));
    private final Trials          trials     = new Trials(files, dissectors);
    private final Queue<Runnable> checks     = new ArrayDeque<>();
    private final Texts           texts      = new Texts(files, new AllFiles(files), new Problems(files, trials), trials, new Proposals(), new Refresh(), Runnable::run, checks::add);

    /** Editors ask for fixes and lenses after each letter, and a long file takes a while to check. */
    @Test
    void completesWhileFixesAndLensesWaitForTheCheck() {
        files.open(URI, 1, "rule a { when tcp.flags.syn == 1 }\n");
        TextDocumentIdentifier file = new TextDocumentIdentifier(URI);
        Position place = new Position(0, 18);
        List<CompletableFuture<?>> waiting = List.of(texts.codeLens(new CodeLensParams(file)),
                texts.codeAction(new CodeActionParams(file, new Range(place, place), new CodeActionContext(List.of()))));

        assertThat(texts.completion(new CompletionParams(file, place))).isCompleted();
        assertThat(texts.hover(new HoverParams(file, place))).isCompleted();
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        checks.forEach(Runnable::run);
        assertThat(waiting).allMatch(CompletableFuture::isDone);
    }
}
