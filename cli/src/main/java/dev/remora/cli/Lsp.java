package dev.remora.cli;

import dev.remora.lsp.Server;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code remora lsp}: the language server, on standard input and output. */
@Command(name = "lsp", mixinStandardHelpOptions = true,
        description = "Runs the language server for rule files, on standard input and output.",
        footer = {"", "ide-plugin/editors has what VS Code, Neovim and JetBrains IDEs need to start it.",
            "Exit status 1 if the editor ends without the request `shutdown`."})
final class Lsp implements Callable<Integer> {
    /** Set by the script, which can tell whether standard input is a terminal. */
    static final String TYPED = "remora.typed";

    private final Streams streams;

    Lsp(Streams streams) {
        this.streams = streams;
    }

    @Option(names = "--stdio", description = "Accepted because some editors pass it; standard input and output are used anyway.")
    void standard(boolean named) {}

    @Override
    public Integer call() throws InterruptedException {
        if (Boolean.getBoolean(TYPED))
            streams.say("remora lsp", "waiting for an editor on standard input. Editors start this command themselves, and speak the language server protocol to it. "
                    + "Ctrl-C stops it.");
        return Server.serve(streams.in(), streams.out()) ? ExitStatus.DONE : ExitStatus.FINDINGS;
    }
}
