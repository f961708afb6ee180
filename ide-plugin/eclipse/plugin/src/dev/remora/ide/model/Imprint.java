package dev.remora.ide.model;

import dev.remora.capture.Capture;
import dev.remora.capture.CaptureException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.zip.CRC32C;

/**
 * What tells whether a file still says what it did: its length and the time of its last change; where these are others, the sum of the octets that were read of it, or, where
 * it has grown, samples of them. Safe for many threads.
 */
final class Imprint {
    private static final int SAMPLE  = 4096;                    // octets
    private static final int SAMPLES = 64;                      // from the first to the last octet, as far apart as that makes them
    private static final int BLOCK   = 128 * 1024;

    private final Path   path;
    private final State  first;
    private final long   sampled;
    private final CRC32C sum = new CRC32C();                    // of the octets that were read first; guarded by itself, as their number
    private long         read;
    private State        known;                                 // the last one that was found to begin with what was there at first
    private State        other;                                 // and the last one that was not; null where none was

    /** What the file system says of a file. */
    private record State(long size, FileTime changed, Object key) {
        static State of(Path path) throws IOException {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            return new State(now.size(), now.lastModifiedTime(), now.fileKey());
        }
    }

    /** That of a file as it is now. */
    Imprint(Path path) throws IOException {
        this.path = path;
        this.first = State.of(path);
        this.sampled = samples();
        this.known = first;
    }

    /** Looks again; where the file may read otherwise, reads it. */
    synchronized Change look() throws IOException {
        try {
            State now = State.of(path);
            if (now.equals(other))
                return Change.OTHER;
            if (!now.equals(known) && !beginsAsBefore(now)) {
                other = now;
                return Change.OTHER;
            }
            known = now;
        } catch (NoSuchFileException e) {
            return Change.NONE;                                 // whoever opens it is told
        }
        return known.size() > first.size() ? Change.GROWN : Change.NONE;
    }

    /**
     * Looks again.
     *
     * @throws IOException where what was there reads otherwise
     */
    void check() throws IOException {
        if (look() == Change.OTHER)
            throw new ChangedException();
    }

    /** A file that reads otherwise than it did. */
    static final class ChangedException extends IOException {
        private static final long serialVersionUID = 1;

        ChangedException() {
            super(Change.OTHER.words + "; reload it");
        }
    }

    /** The file as it is read again: its octets are given only where it is found, once they have been read, to be what it was. */
    Capture again() throws IOException {
        check();
        InputStream octets = new Guarded(Files.newInputStream(path));
        try {
            return Capture.open(octets, path.toString());
        } catch (CaptureException e) {
            octets.close();
            throw e;
        }
    }

    /** The octets of the file as it is read first, from its start: given in the same way, and what the file is held against from then on. */
    InputStream first() throws IOException {
        return new Guarded(Files.newInputStream(path)) {
            @Override
            public int read(byte[] into, int index, int count) throws IOException {
                int got = super.read(into, index, count);
                if (got > 0)
                    note(into, index, got);
                return got;
            }
        };
    }

    private class Guarded extends FilterInputStream {
        Guarded(InputStream octets) {
            super(octets);
        }

        @Override
        public int read(byte[] into, int index, int count) throws IOException {
            int got = super.read(into, index, count);
            check();
            return got;
        }
    }

    private void note(byte[] octets, int index, int count) {
        synchronized (sum) {
            sum.update(octets, index, count);
            read += count;
        }
    }

    /** How much of what was there at first has been read first, 0 to 1. */
    double share() {
        synchronized (sum) {
            return Math.min(1, (double) read / Math.max(1, first.size()));
        }
    }

    // One that grows may do so all the while, and is not read whole each time.
    private boolean beginsAsBefore(State now) throws IOException {
        return now.size() > first.size() ? samples() == sampled : now.size() == first.size() && readsAsBefore();
    }

    private boolean readsAsBefore() throws IOException {
        long wanted;
        long left;
        synchronized (sum) {
            wanted = sum.getValue();
            left = read;
        }
        CRC32C now = new CRC32C();
        byte[] block = new byte[BLOCK];
        try (InputStream file = Files.newInputStream(path)) {
            while (left > 0) {
                int got = file.read(block, 0, (int) Math.min(BLOCK, left));
                if (got < 0)
                    return false;
                now.update(block, 0, got);
                left -= got;
            }
        }
        return now.getValue() == wanted;
    }

    private long samples() throws IOException {
        CRC32C all = new CRC32C();
        ByteBuffer sample = ByteBuffer.allocate(SAMPLE);
        try (SeekableByteChannel file = Files.newByteChannel(path)) {
            for (int i = 0; i < SAMPLES; i++) {
                long from = Math.max(0, first.size() - SAMPLE) / (SAMPLES - 1) * i;
                read(file.position(i == SAMPLES - 1 ? Math.max(0, first.size() - SAMPLE) : from), sample);
                all.update(sample);
            }
        }
        return all.getValue();
    }

    // No octet behind those that were there at first.
    private void read(SeekableByteChannel file, ByteBuffer sample) throws IOException {
        sample.clear().limit((int) Math.min(SAMPLE, first.size() - file.position()));
        while (sample.hasRemaining() && file.read(sample) >= 0) {
            // On until it is full, or the file ends.
        }
        sample.flip();
    }
}
