package dev.remora.ide.model;

import dev.remora.capture.Capture;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Where the octets of a capture come from: read once from the start to the end, and again at any place that has been reached. */
sealed interface Origin extends Closeable {
    /** Reads from the start, by one thread. */
    Capture first() throws IOException;

    /** What has become of the file since it was opened. */
    default Change change() throws IOException {
        return Change.NONE;
    }

    /** Fails where the file to read {@link #again} says something else than it did, so that nothing of it is taken for a part of what it was. */
    default void check() throws IOException {}

    /** Reads from the start once more, by any thread; of a file that is being written until {@code stop} says so, too. */
    Capture more(BooleanSupplier stop) throws IOException;

    /** The file to read again, by any thread, as far as {@link #first} has come. */
    Path again();

    /** How much of the file has been read, 0 to 1. */
    double share();

    @Override
    default void close() throws IOException {}

    /** The origin of what is in this file. */
    static Origin of(Path path) throws IOException {
        try (InputStream octets = Files.newInputStream(path)) {
            byte[] magic = octets.readNBytes(2);
            boolean isCompressed = magic.length == 2 && (magic[0] & 0xFF) == 0x1F && (magic[1] & 0xFF) == 0x8B;
            Imprint imprint = new Imprint(path);
            return isCompressed ? new Compressed(path, imprint, kept()) : new Plain(path, imprint);
        }
    }

    private static Path kept() throws IOException {
        Path kept = Files.createTempFile("remora", ".capture");
        kept.toFile().deleteOnExit();
        return kept;
    }

    /** A file that nobody writes any more. */
    sealed interface Written extends Origin {
        /** What tells whether it still says what it did. */
        Imprint imprint();

        @Override
        default Change change() throws IOException {
            return imprint().look();
        }

        @Override
        default Capture more(BooleanSupplier stop) throws IOException {
            return imprint().again();
        }

        @Override
        default double share() {
            return imprint().share();
        }
    }

    /** A file that is as it was written. */
    record Plain(Path path, Imprint imprint) implements Written {
        @Override
        public void check() throws IOException {
            imprint.check();
        }

        @Override
        public Capture first() throws IOException {
            return Capture.open(imprint.first(), path.toString());
        }

        @Override
        public Path again() {
            return path;
        }
    }

    /** A compressed file: what is decompressed is kept beside, in a file that goes with the capture, so that no packet is decompressed twice. */
    record Compressed(Path path, Imprint imprint, Path kept) implements Written {
        @Override
        public Capture first() throws IOException {
            OutputStream copy = Files.newOutputStream(kept);
            return Capture.open(new FilterInputStream(Capture.decompressed(imprint.first())) {
                @Override
                public int read(byte[] into, int index, int count) throws IOException {
                    int read = super.read(into, index, count);
                    if (read > 0)
                        copy.write(into, index, read);
                    return read;
                }

                @Override
                public void close() throws IOException {
                    copy.close();
                    super.close();
                }
            }, path.toString());
        }

        @Override
        public Path again() {
            return kept;
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(kept);
        }
    }

    /** A file that is being written; its end is the end only when the writer says so. */
    record Growing(Path path, BooleanSupplier isOver) implements Origin {
        private static final long REST_NANOS = 20_000_000;

        @Override
        public Capture first() throws IOException {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            return Capture.open(new FilterInputStream(Channels.newInputStream(channel)) {
                @Override
                public int read(byte[] into, int index, int count) throws IOException {
                    while (true) {
                        boolean over = isOver.getAsBoolean();    // asked before, so that what was written last is read
                        int read = super.read(into, index, count);
                        if (read > 0 || over)
                            return read;
                        LockSupport.parkNanos(REST_NANOS);
                    }
                }
            }, path.toString());
        }

        @Override
        public Capture more(BooleanSupplier stop) throws IOException {
            return new Growing(path, () -> stop.getAsBoolean() || isOver.getAsBoolean()).first();
        }

        @Override
        public Path again() {
            return path;
        }

        @Override
        public double share() {
            return isOver.getAsBoolean() ? 1 : 0;
        }
    }
}
