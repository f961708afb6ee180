package dev.remora.rules.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.dissect.Dissectors;
import dev.remora.field.Catalogue;
import dev.remora.rules.check.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void saysWhatIsNotThere() {
        Path missing = folder.resolve("nope");

        assertThatThrownBy(() -> RuleFolder.load(List.of(missing), CATALOGUE)).isInstanceOf(NoSuchFileException.class)
                .hasMessage(missing + ": there is no such rule file or folder");
    }
}
