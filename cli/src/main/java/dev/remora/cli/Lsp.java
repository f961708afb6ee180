package dev.remora.cli;

import dev.remora.lsp.Server;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code remora lsp}: the language server, on standard input and output. */
@Command(name = "lsp", mixinStandardHelpOptions = true,
        description = "Serves an editor of rule files: the language server protocol on standard input and output.",
        footer = {"", "What editors need to start it is in ide-plugin/editors of a checkout:", "VS Code, Neovim, JetBrains IDEs.",
            "Exit status 1 where the editor ended without the request `shutdown`."})
final class Lsp implements Callable<Integer> {
    /** Set by the script, which can tell whether standard input is a terminal. */
    static final String TYPED = "remora.typed";

    private final Streams streams;

    Lsp(Streams streams) {
        this.streams = streams;
    }

    @Option(names = "--stdio", description = "On standard input and output, as always: said by editors that name the way.")
    void standard(boolean named) {}

    @Override
    public Integer call() throws InterruptedException {
        if (Boolean.getBoolean(TYPED))
            streams.say("remora lsp", "waiting for an editor: it starts this command itself, and speaks the language server protocol on standard input. Ctrl-C ends it.");
        return Server.serve(streams.in(), streams.out()) ? ExitStatus.DONE : ExitStatus.FINDINGS;
    }
}
