package dev.remora.cli;

import dev.remora.reassembly.StreamConsumer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes a stream's octets to a file. Opens it for one write at a time, because there may be more streams than a process may have files. */
final class StreamFile implements StreamConsumer {
    private static final int PIECE = 1 << 16;

    private final Path                  file;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream(0);
    private boolean                     begun;

    StreamFile(Path file) {
        this.file = file;
    }

    @Override
    public int octets(byte[] array, int from, int count) {
        waiting.write(array, from, count);
        if (waiting.size() >= PIECE)
            write();
        return count;
    }

    @Override
    public void end() {
        if (waiting.size() > 0)
            write();
    }

    private void write() {
        try (OutputStream out = begun ? OutputFiles.open(file, StandardOpenOption.APPEND) : OutputFiles.open(file)) {
            waiting.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        begun = true;
        waiting.reset();
    }
}
