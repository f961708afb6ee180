package dev.remora.cli;

import java.util.concurrent.Callable;
import java.util.function.Function;

/** The subcommands, one a line. Each is created only when it is called or listed, because creating one costs start-up time. */
enum Subcommand {
    RUN("run", Run::new),
    LIVE("live", Live::new),
    READ("read", Read::new),
    FIELDS("fields", Fields::new),
    CONNECTIONS("connections", Connections::new),
    CHECK("check", Check::new),
    TEST("test", Test::new),
    EXPLAIN("explain", Explain::new),
    SYNTH("synth", Synth::new),
    FORMAT("format", FormatRules::new),
    IMPORT("import", ImportRules::new),
    EXPORT("export", ExportRules::new),
    LSP("lsp", Lsp::new),
    COMPLETION("completion", Completion::new);

    private final String                               word;
    private final Function<Streams, Callable<Integer>> create;

    Subcommand(String word, Function<Streams, Callable<Integer>> create) {
        this.word = word;
        this.create = create;
    }

    /** What the user writes. */
    String word() {
        return word;
    }

    /** A new command object, for one call; its class carries the annotations that describe it. */
    Callable<Integer> create(Streams streams) {
        return create.apply(streams);
    }
}
