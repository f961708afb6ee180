package dev.remora.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.*;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is checked again when what it imports has changed, over a pipe. */
class ImportsTest {
    @TempDir
    Path folder;

    private Session session;
    private Path    common;
    private String  mine;

    @BeforeEach
    void openAFileWhoseImportLacksAName() throws Exception {
        session = new Session();
        common = Files.writeString(folder.resolve("common.remora"), "let other = udp\n");
        mine = folder.resolve("mine.remora").toUri().toString();
        open(mine, "import \"common.remora\"\nrule r { when opening }\n");
        assertThat(session.diagnostics().getDiagnostics()).hasSize(1);
    }

    @AfterEach
    void disconnect() throws Exception {
        assertThat(session.goodbye()).isTrue();
        session.close();
    }

    private void open(String uri, String text) {
        session.texts().didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "remora", 1, text)));
    }

    private void mended() throws Exception {
        PublishDiagnosticsParams told = session.diagnostics();
        assertThat(told.getUri()).isEqualTo(mine);
        assertThat(told.getDiagnostics()).isEmpty();
        session.awaitRefreshOfAll();
    }

    @Test
    void whenTheClientSawItChangeOnDisk() throws Exception {
        assertThat(session.registration().getMethod()).isEqualTo("workspace/didChangeWatchedFiles");
        Files.writeString(common, "let opening = tcp.flags.syn\n");
        session.server().getWorkspaceService().didChangeWatchedFiles(new DidChangeWatchedFilesParams(List.of(new FileEvent(common.toUri().toString(), FileChangeType.Changed))));

        mended();
    }

    @Test
    void whenItIsSavedItself() throws Exception {
        Files.writeString(common, "let opening = tcp.flags.syn\n");
        session.texts().didSave(new DidSaveTextDocumentParams(new TextDocumentIdentifier(mine)));

        mended();
    }

    @Test
    void whenTheImportChangesInAnEditorAndAgainWhenThatIsClosed() throws Exception {
        String uri = common.toUri().toString();
        open(uri, "let opening = tcp.flags.syn\n");
        assertThat(session.diagnostics().getUri()).isEqualTo(uri);
        mended();

        session.texts().didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(uri)));
        assertThat(session.diagnostics().getUri()).isEqualTo(uri);
        assertThat(session.diagnostics().getDiagnostics()).hasSize(1);
    }

    /** Neither a name by way of a symbolic link nor that it has never been saved hides what is typed. */
    @Test
    void whenTheImportIsOpenByAnotherNameOrNotYetSaved() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("real")));
        Files.writeString(link.resolve("saved.remora"), "let other = udp\n");
        open(folder.resolve("real/saved.remora").toUri().toString(), "let saved = tcp\n");
        assertThat(session.diagnostics().getDiagnostics()).isEmpty();
        open(folder.resolve("new.remora").toUri().toString(), "let fresh = tcp\n");
        assertThat(session.diagnostics().getDiagnostics()).isEmpty();

        open(folder.resolve("both.remora").toUri().toString(), "import \"link/saved.remora\"\nimport \"new.remora\"\nrule r { when saved or fresh }\n");

        assertThat(session.diagnostics().getDiagnostics()).isEmpty();
    }
}
