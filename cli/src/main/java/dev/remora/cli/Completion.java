package dev.remora.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** {@code remora completion}: what a shell needs to complete the command. */
@Command(name = "completion", mixinStandardHelpOptions = true,
        description = "Writes a script that lets bash or zsh complete commands, options and their values.",
        footer = {"", "Examples:", "  in this shell, or in ~/.bashrc or ~/.zshrc for every new one:", "    source <(remora completion)",
            "  where bash finds it by itself:",
            "    remora completion > ~/.local/share/bash-completion/completions/remora"})
final class Completion implements Callable<Integer> {
    /** Has the shell offer no files where nothing else is known, as behind {@code --on}. */
    private static final String NO_FILES = "  type compopt &>/dev/null && compopt +o default\n";

    private final Streams streams;

    Completion(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        streams.out().write(AutoComplete.bash("remora", Remora.commandLine(streams)).replace(NO_FILES, "").getBytes(StandardCharsets.UTF_8));
        return ExitStatus.DONE;
    }
}
