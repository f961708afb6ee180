package dev.remora.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shipped for editors, with the language server's jar behind it: the scripts that try each say what came. */
class EditorsTest {
    private static final Path EDITORS   = Path.of("../ide-plugin/editors");
    private static final int  NOT_TRIED = 77;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"neovim", "vscode"})
    void anEditorSpeaksWithTheServer(String editor) throws Exception {
        Process trying = new ProcessBuilder(EDITORS.resolve(editor).resolve("try").toRealPath().toString(), server().toString()).redirectErrorStream(true).start();
        List<String> said = trying.inputReader().lines().toList();
        int status = trying.waitFor();
        assumeTrue(status != NOT_TRIED, () -> String.join("\n", said));

        assertThat(status).as(String.join("\n", said)).isZero();
        assertThat(said).noneMatch(line -> line.contains("FAILED"))
                .anyMatch(line -> line.contains("diagnostics")).anyMatch(line -> line.contains("hover")).anyMatch(line -> line.contains("completion"))
                .anyMatch(line -> line.contains("rename")).anyMatch(line -> line.contains("tests  1 passed"));
    }

    /** A command that starts the jar, whatever it is asked, as `remora` does when it is asked for `lsp`. */
    private Path server() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path command = Files.writeString(folder.resolve("remora"), "#!/bin/sh\nexec '" + java + "' -jar '" + Jars.LSP + "'\n");
        return Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
    }
}
