package dev.remora.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.edit.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of many open files are looked at when one of them changes. */
class OpenFilesTest {
    private final OpenFiles files = new OpenFiles(new Language(Dissectors.load().catalogue()));

    @TempDir
    private Path folder;

    private OpenFile importing;

    @BeforeEach
    void openAFileThatImports() throws IOException {
        Files.writeString(folder.resolve("common.remora"), "let opening = udp\n");
        importing = open("mine.remora", "import \"common.remora\"\nrule r { when opening }\n");
        assertThat(importing.document().diagnostics()).isEmpty();
    }

    private OpenFile open(String name, String text) {
        return files.open(folder.resolve(name).toUri().toString(), 1, text);
    }

    @Test
    void readsNothingForAFileThatNobodyImports() throws IOException {
        Files.writeString(folder.resolve("common.remora"), "let opening = tcp\n");

        assertThat(files.refreshFor(open("stranger.remora", "rule s { when tcp }\n"))).isEmpty();
        assertThat(files.refresh()).extracting(OpenFile::uri).containsExactly(importing.uri());
    }

    @Test
    void readsThoseThatImportTheOneThatChangesAndThatIsClosed() {
        OpenFile common = open("common.remora", "let opening = tcp\n");

        assertThat(files.refreshFor(common)).extracting(OpenFile::uri).containsExactly(importing.uri());
        assertThat(files.refreshFor(common)).as("not looked at again since").isEmpty();
        assertThat(files.find(importing.uri()).orElseThrow().document().diagnostics()).isEmpty();
        assertThat(files.refreshFor(files.close(common.uri()).orElseThrow())).extracting(OpenFile::uri).containsExactly(importing.uri());
    }

    @Test
    void tellsFilesApartThatAreCalledAlike() {
        OpenFile one = files.open("git:/a.remora?HEAD", 1, "rule a { when tcp }\n");
        OpenFile other = files.open("git:/b.remora?HEAD", 1, "rule b { when tcp }\n");

        assertThat(one.source().name()).isEqualTo(other.source().name());
        assertThat(files.uri(one.source())).isEqualTo(one.uri());
        assertThat(files.uri(other.source())).isEqualTo(other.uri());
    }

    @Test
    void takesNoPathWithAColonForAnAddress() {
        assertThat(OpenFiles.name("/rules/10:30.remora")).isEqualTo("/rules/10:30.remora");
        assertThat(OpenFiles.name("file:///rules/10%3A30.remora")).isEqualTo(Path.of("/rules/10:30.remora").toString());
        assertThat(OpenFiles.name("untitled:mine")).isEqualTo("mine");
        assertThat(OpenFiles.name("git:/rules/a.remora?HEAD")).isEqualTo("untitled.remora");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[x] ^|", "prüf", "{😀}", "a+b%"})
    void takesAnAddressInWhichNotAllIsEscaped(String name) throws IOException {
        Path inside = Files.createDirectory(folder.resolve(name));
        Files.writeString(inside.resolve("names.remora"), "let name = udp\n");
        String uri = "file://" + inside.resolve("a.remora").toString().replace("%", "%25");

        assertThat(files.open(uri, 1, "import \"names.remora\"\nrule a { when name }\n").document().diagnostics()).isEmpty();
        assertThat(OpenFiles.name(uri)).isEqualTo(inside.resolve("a.remora").toString());
    }

    @Test
    void findsThoseThatImportItByAnotherName() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("link"), real);
        Files.writeString(real.resolve("names.remora"), "let name = udp\n");
        OpenFile byLink = open("other.remora", "import \"link/names.remora\"\nrule o { when name }\n");
        assertThat(byLink.document().diagnostics()).isEmpty();

        assertThat(files.refreshFor(open("real/names.remora", "let name = tcp\n"))).extracting(OpenFile::uri).containsExactly(byLink.uri());
    }
}
