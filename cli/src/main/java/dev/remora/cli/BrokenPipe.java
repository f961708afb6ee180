package dev.remora.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** Nobody reads our standard output any more, as in {@code remora read big.pcap | head}. */
final class BrokenPipe extends IOException {
    private static final long serialVersionUID = 1;

    private BrokenPipe(IOException cause) {
        super("standard output is closed", cause);
    }

    /** The same stream, which throws this where its reader is gone; a disk that is full is a failure like any other. */
    static OutputStream toldOf(OutputStream out) {
        return new Standard(out);
    }

    // The system says it in words alone.
    private static IOException told(IOException e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe") ? new BrokenPipe(e) : e;
    }

    private static final class Standard extends OutputStream {
        private final OutputStream out;

        Standard(OutputStream out) {
            this.out = out;
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
            out.close();
        }
    }
}
