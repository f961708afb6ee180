package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {
    @TempDir
    private Path folder;

    /** What bash would offer for the last of these words. */
    private List<String> offered(String... words) throws IOException {
        Command completion = Command.call("completion");
        assertThat(completion.status()).isZero();
        Path script = Files.writeString(folder.resolve("remora"), completion.out());
        ProcessBuilder bash = new ProcessBuilder(new ArrayList<>(List.of("bash", "-c", """
                source "$0"
                COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
                _complete_remora 2>/dev/null
                printf '%s\\n' "${COMPREPLY[@]}"
                """, script.toString()))).redirectErrorStream(true);
        bash.command().addAll(List.of(words));
        return bash.start().inputReader().lines().toList();
    }

    @Test
    void offersCommandsOptionsAndValues() throws IOException {
        assertThat(offered("remora", "")).contains(Arrays.stream(Subcommand.values()).map(Subcommand::word).toArray(String[]::new));
        assertThat(offered("remora", "run", "--f")).containsExactlyInAnyOrder("--format", "--findings");
        assertThat(offered("remora", "connections", "--format", "z")).containsExactly("zeek");
    }

    @Test
    void leavesFilesToTheShell() {
        assertThat(Command.call("completion").out()).contains("complete -F _complete_remora -o default").doesNotContain("+o default");
    }
}
