package dev.remora.cli;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A pipe that has a name. It is opened when it is first read, because opening it waits for somebody who writes: nobody may ever come. */
final class NamedPipe extends InputStream {
    private final Path                     name;
    private volatile @Nullable InputStream opened;

    NamedPipe(Path name) {
        this.name = name;
    }

    @Override
    public int read() throws IOException {
        return open().read();
    }

    @Override
    public int read(byte[] octets, int from, int count) throws IOException {
        return open().read(octets, from, count);
    }

    private InputStream open() throws IOException {
        InputStream pipe = opened;
        if (pipe == null) {
            pipe = new FileInputStream(name.toFile());
            opened = pipe;
        }
        return pipe;
    }

    @Override
    public int available() throws IOException {
        InputStream pipe = opened;
        return pipe == null ? 0 : pipe.available();
    }

    @Override
    public void close() throws IOException {
        InputStream pipe = opened;
        if (pipe != null)
            pipe.close();
    }
}
