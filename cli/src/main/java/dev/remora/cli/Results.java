package dev.remora.cli;

import dev.remora.tree.TextBuffer;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where results go: standard output, one file, or one file a capture. */
final class Results {
    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write to this file instead of standard output.")
    private @Nullable Path file;

    @Option(names = "--output-dir", paramLabel = "DIR", description = "Write one file for each capture, named after it, into this folder.")
    private @Nullable Path folder;

    private final Set<String> inputs = new LinkedHashSet<>();      // which no result may overwrite

    /** What begins results, or ends them. */
    interface Edge {
        void write(Sink sink) throws IOException;
    }

    /** What is written of each capture. */
    interface Part {
        /** Whether it stands; what was written is taken back otherwise, as of a capture that cannot be read. */
        boolean write(String capture, Sink sink) throws IOException;

        /** Writes it, or nothing. */
        default void put(String capture, Sink sink) throws IOException {
            int before = sink.text().length();
            if (!write(capture, sink))
                sink.text().truncate(before);
        }
    }

    /** Whether results go to standard output. */
    boolean isStandardOutput() {
        return file == null && folder == null;
    }

    /**
     * Sees to it that no file of results is one of these inputs of the call; a file for each capture is looked at when their results are written.
     *
     * @throws Failure where one is
     */
    void spare(Collection<String> more) throws IOException {
        inputs.addAll(more);
        if (file != null)
            OutputFiles.check("--output", file, more);
    }

    /** Writes the results of each capture, one after the other: into files of their own, or one after the other into one. */
    void write(Streams streams, List<String> captures, String extension, Edge beginning, Part part) throws IOException {
        write(streams, captures, extension, beginning, part, sink -> {});
    }

    /** The same, with what comes behind the last capture where there is one place for all. */
    void write(Streams streams, List<String> captures, String extension, Edge beginning, Part part, Edge end) throws IOException {
        if (file != null && folder != null)
            throw Failure.usage("--output and --output-dir cannot be combined");
        spare(captures);
        if (folder != null) {
            writeEach(folder, captures, extension, beginning, part);
            return;
        }
        try (Sink sink = Sink.of(file, streams)) {
            beginning.write(sink);
            for (String capture : captures)
                part.put(capture, sink);
            end.write(sink);
        }
    }

    private void writeEach(Path folder, List<String> captures, String extension, Edge beginning, Part part) throws IOException {
        List<Path> files = OutputNames.of(captures).stream().map(name -> folder.resolve(name + "." + extension)).toList();
        OutputFiles.folder("--output-dir", folder);
        for (Path one : files)
            OutputFiles.check("--output-dir", one, inputs);
        for (int i = 0; i < files.size(); i++)
            try (Sink sink = new Sink(OutputFiles.open(files.get(i)), true)) {
                beginning.write(sink);
                part.put(captures.get(i), sink);
            }
    }

    /** Text on its way out: written in large pieces. */
    static final class Sink implements Closeable {
        private static final int PIECE = 1 << 16;

        private final TextBuffer   text = new TextBuffer();
        private final OutputStream out;
        private final boolean      owned;

        private @Nullable IOException failure;

        Sink(OutputStream out, boolean owned) {
            this.out = out;
            this.owned = owned;
        }

        /** That of a file; of standard output where none is named. */
        static Sink of(@Nullable Path file, Streams streams) throws IOException {
            return file == null ? new Sink(streams.out(), false) : new Sink(OutputFiles.open(file), true);
        }

        /** What is to be written next is appended here. */
        TextBuffer text() {
            return text;
        }

        /** Writes if enough has come together. */
        void advance() throws IOException {
            if (failure != null || text.length() >= PIECE)
                flush();
        }

        /** As {@link #advance}, for listeners, which must not throw: what goes wrong is thrown by the next call of another method, and nothing is kept until then. */
        void pass() {
            try {
                if (failure == null)
                    advance();
                else
                    text.clear();
            } catch (IOException e) {
                failure = e;
            }
        }

        /** Writes everything. */
        void flush() throws IOException {
            IOException earlier = failure;
            failure = null;
            if (earlier != null)
                throw earlier;
            text.writeTo(out);
        }

        @Override
        public void close() throws IOException {
            try {
                flush();
            } finally {
                if (owned)
                    out.close();
            }
        }
    }
}
