package dev.remora.rules.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.capture.CaptureException;
import dev.remora.dissect.Dissectors;
import dev.remora.field.Catalogue;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.source.Source;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleFolderTest {
    private static final Catalogue CATALOGUE = Dissectors.load().catalogue();

    @TempDir
    private Path folder;

    @Test
    void aFileThatSeveralPathsLeadToIsOne() throws IOException {
        Path file = Files.writeString(folder.resolve("a.remora"), "pack mine \"Mine\"\n\nrule a \"A\" {\n    when     tcp\n}\n");
        Path detour = Files.createDirectory(folder.resolve("b")).resolve("..").resolve("a.remora");

        RuleFiles files = RuleFolder.load(List.of(file, folder, detour, file), CATALOGUE);

        assertThat(files.hasErrors()).isFalse();
        assertThat(files.rules().names()).containsExactly("mine/a");
        assertThat(files.files()).hasSize(1);
    }

    /** As a folder of links to the rules that are in use has them. */
    @Test
    void aLinkImportsWhatIsBesideTheFileThatItLeadsTo() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.writeString(shared.resolve("common.remora"), "let opening = tcp.flags.syn\n");
        Files.writeString(shared.resolve("a.remora"), "import \"common.remora\"\nrule a \"A\" { when opening }\n");
        Path used = Files.createSymbolicLink(Files.createDirectory(folder.resolve("used")).resolve("a.remora"), Path.of("../shared/a.remora"));

        assertThat(RuleFolder.load(List.of(used), CATALOGUE).report()).isEmpty();

        Files.writeString(used.resolveSibling("common.remora"), "let opening = udp and tcp.flags.syn == 3\n");
        assertThat(RuleFolder.load(List.of(used), CATALOGUE).report()).as("its own neighbour comes first").isNotEmpty();
    }

    @Test
    void aFileInALinkedFolderImportsWhatIsBesideThatFolder() throws IOException {
        Path shared = Files.createDirectories(folder.resolve("shared/rules"));
        Files.writeString(shared.resolveSibling("common.remora"), "let opening = tcp.flags.syn\n");
        Files.writeString(shared.resolve("a.remora"), "import \"../common.remora\"\nrule a \"A\" { when opening }\n");
        Path link = Files.createSymbolicLink(folder.resolve("used"), shared);

        assertThat(RuleFolder.load(List.of(link), CATALOGUE).report()).isEmpty();
    }

    /** Neither a zero nor anything else in a path is more than a file that is not there. */
    @ParameterizedTest
    @ValueSource(strings = {"a\0b.remora", "", "?*:|\n.remora", "/", "."})
    void whatNoFileCanBeCalledIsNotThere(String path) {
        Source from = Source.of(folder.resolve("mine.remora").toString(), "");

        assertThat(RuleFolder.imported(path, from)).isEmpty();
        assertThatThrownBy(() -> RuleFolder.capture(path, from)).isInstanceOf(CaptureException.class);
    }

    @Test
    void readsNoMoreOfAFileThanShowsThatItIsTooLong() throws IOException {
        Path file = folder.resolve("endless.remora");
        try (RandomAccessFile hole = new RandomAccessFile(file.toFile(), "rw")) {
            hole.setLength(20L << 30);
        }

        RuleFiles files = RuleFolder.load(List.of(file), CATALOGUE);

        assertThat(files.files().getFirst().diagnostics()).extracting(Diagnostic::code).containsExactly(Code.TOO_LONG);
        assertThat(RuleFolder.imported("endless.remora", Source.of(folder.resolve("mine.remora").toString(), ""))).get().extracting(Source::length).isEqualTo(16 << 20);
    }

    @Test
    void saysWhatIsNotThere() {
        Path missing = folder.resolve("nope");

        assertThatThrownBy(() -> RuleFolder.load(List.of(missing), CATALOGUE)).isInstanceOf(NoSuchFileException.class)
                .hasMessage(missing + ": there is no such rule file or folder");
    }
}
