package dev.remora.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** Where results go. What goes wrong there is an {@link OutputFailure} that names it, or a {@link BrokenPipe}: the system tells only that some disk is full. */
final class NamedOutput extends OutputStream {
    private final String       name;
    private final OutputStream out;

    NamedOutput(String name, OutputStream out) {
        this.name = name;
        this.out = out;
    }

    // Of a pipe without a reader, the system tells in words alone.
    private OutputFailure told(IOException e) {
        if (e instanceof OutputFailure told)
            return told;
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe") ? new BrokenPipe(name, e) : new OutputFailure(name, e);
    }

    @Override
    public void write(int octet) throws IOException {
        try {
            out.write(octet);
        } catch (IOException e) {
            throw told(e);
        }
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        try {
            out.write(octets, offset, length);
        } catch (IOException e) {
            throw told(e);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            throw told(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } catch (IOException e) {
            throw told(e);
        }
    }
}
