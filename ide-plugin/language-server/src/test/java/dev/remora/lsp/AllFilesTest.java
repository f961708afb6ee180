package dev.remora.lsp;

import static dev.remora.lsp.Session.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.lsp4j.*;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** References and new names in files that nobody has open, over a pipe. */
class AllFilesTest {
    private static final Position AT = new Position(0, 4);

    @TempDir
    Path root;

    private Path    folder;
    private Session session;
    private String  common;
    private String  using;

    @BeforeEach
    void openTheFileThatDefines() throws Exception {
        folder = Files.createDirectories(root.resolve("work"));
        session = new Session(folder);
        using = write("using.remora", "import \"common.remora\"\nrule r { when opening }\n");
        write("unrelated.remora", "let opening = udp\nrule r { when opening }\n");
        write(".hidden/using.remora", "import \"../common.remora\"\nrule r { when opening }\n");
        common = write("common.remora", "let opening = udp\n");
        open(common, "let opening = tcp.flags.syn\nrule mine { when opening }\n");           // not saved
    }

    private String write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toUri().toString();
    }

    private void open(String uri, String text) {
        session.texts().didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "remora", 1, text)));
    }

    @AfterEach
    void disconnect(TestInfo test) throws Exception {
        session.holdTo(test);
        assertThat(session.goodbye()).isTrue();
        session.close();
    }

    private Stream<String> references(String uri, Position at, boolean declaration) throws Exception {
        return answer(session.texts().references(new ReferenceParams(new TextDocumentIdentifier(uri), at, new ReferenceContext(declaration)))).stream()
                .map(found -> Path.of(URI.create(found.getUri())).getFileName() + ":" + found.getRange().getStart().getLine());
    }

    @Test
    void findsReferencesInFilesOnDiskAndInTheUnsavedText() throws Exception {
        assertThat(references(common, AT, true)).containsExactly("common.remora:0", "common.remora:1", "using.remora:1");
        assertThat(references(common, AT, false)).containsExactly("common.remora:1", "using.remora:1");
    }

    @Test
    void goesToARuleOfAnotherPack() throws Exception {
        String pack = write("pack.remora", "pack mine\nrule r { when udp }\n");
        open(using, "suppress mine/r\n");

        assertThat(answer(session.texts().definition(new DefinitionParams(new TextDocumentIdentifier(using), new Position(0, 14)))).getLeft()).singleElement()
                .isEqualTo(new Location(pack, new Range(new Position(1, 5), new Position(1, 6))));
    }

    @Test
    void renamesFromWhereTheNameIsUsed() throws Exception {
        open(using, "import \"common.remora\"\nrule r { when opening and udp }\n");
        Position use = new Position(1, 16);
        TextDocumentIdentifier file = new TextDocumentIdentifier(using);
        WorkspaceEdit edit = answer(session.texts().rename(new RenameParams(file, use, "syns")));

        assertThat(answer(session.texts().prepareRename(new PrepareRenameParams(file, use)))).isNotNull();
        assertThat(edit.getChanges()).containsOnlyKeys(common, using);
        assertThat(edit.getChanges().get(common)).hasSize(2);
        assertThat(edit.getChanges().get(using)).singleElement().satisfies(change -> assertThat(change.getRange().getStart()).isEqualTo(new Position(1, 14)));
    }

    @Test
    void refusesANameThatAnotherFileHas() throws Exception {
        open(using, "import \"common.remora\"\nlet taken = udp\nrule r { when opening and taken }\n");

        assertThatThrownBy(() -> answer(session.texts().rename(new RenameParams(new TextDocumentIdentifier(common), AT, "taken"))))
                .hasMessageContaining("`taken` already exists, in ").hasMessageContaining("using.remora");
    }

    @Test
    void looksBehindSymbolicLinks() throws Exception {
        Path real = Files.createDirectories(root.resolve("real"));
        String text = "import \"../work/common.remora\"\nrule r { when opening }\n";
        Files.writeString(real.resolve("far.remora"), text);
        Path elsewhere = Files.writeString(Files.createDirectories(root.resolve("elsewhere")).resolve("linked.remora"), text);
        Files.createSymbolicLink(real.resolve("linked.remora"), elsewhere);
        Path link = Files.createSymbolicLink(root.resolve("link"), real);
        session.server().getWorkspaceService().didChangeWorkspaceFolders(
                new DidChangeWorkspaceFoldersParams(new WorkspaceFoldersChangeEvent(List.of(Session.folder(link)), List.of(Session.folder(folder)))));

        assertThat(references(common, AT, true)).containsExactly("common.remora:0", "common.remora:1", "far.remora:1", "linked.remora:1");
    }

    @Test
    @Proves("workspace/didChangeWorkspaceFolders")
    void looksIntoFoldersThatComeLaterAndNotIntoThoseThatGo() throws Exception {
        Path other = Files.createDirectories(root.resolve("other"));
        Files.writeString(other.resolve("far.remora"), "import \"../work/common.remora\"\nrule r { when opening }\n");
        session.server().getWorkspaceService().didChangeWorkspaceFolders(
                new DidChangeWorkspaceFoldersParams(new WorkspaceFoldersChangeEvent(List.of(Session.folder(other)), List.of(Session.folder(folder)))));

        assertThat(references(common, AT, true)).containsExactly("common.remora:0", "common.remora:1", "far.remora:1");
    }
}
