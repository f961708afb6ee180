package dev.remora.cli;

import java.io.FilterInputStream;
import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;

/** Input that writes out what there is to see before it waits for more to read. */
final class PatientInput extends FilterInputStream {
    private final Flushable output;

    PatientInput(InputStream input, Flushable output) {
        super(input);
        this.output = output;
    }

    @Override
    public int read() throws IOException {
        show();
        return super.read();
    }

    @Override
    public int read(byte[] octets, int from, int count) throws IOException {
        show();
        return super.read(octets, from, count);
    }

    private void show() throws IOException {
        if (available() == 0)
            output.flush();
    }
}
