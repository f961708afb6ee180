package dev.remora.ide.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.zip.CRC32C;

/** What tells whether a file still says what it did: its length, the time of its last change, and samples of its octets. Safe for many threads. */
final class Imprint {
    private static final int SAMPLE  = 4096;                    // octets
    private static final int SAMPLES = 64;                      // from the first to the last octet, as far apart as that makes them

    private final Path    path;
    private final State   first;
    private final long    sampled;
    private volatile State known;                               // the last one that was found to begin with what was there at first

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

    /** Looks again. */
    Change look() throws IOException {
        try {
            State now = State.of(path);
            if (!now.equals(known) && (now.size() <= first.size() || samples() != sampled))
                return Change.OTHER;
            known = now;
        } catch (NoSuchFileException e) {
            return Change.NONE;                                 // whoever opens it is told
        }
        return known.equals(first) ? Change.NONE : Change.GROWN;
    }

    /**
     * Looks again.
     *
     * @throws IOException where what was there reads otherwise
     */
    void check() throws IOException {
        if (look() == Change.OTHER)
            throw new IOException(Change.OTHER.words + "; reload it");
    }

    private long samples() throws IOException {
        CRC32C sum = new CRC32C();
        ByteBuffer sample = ByteBuffer.allocate(SAMPLE);
        try (SeekableByteChannel file = Files.newByteChannel(path)) {
            for (int i = 0; i < SAMPLES; i++) {
                long from = Math.max(0, first.size() - SAMPLE) / (SAMPLES - 1) * i;
                read(file.position(i == SAMPLES - 1 ? Math.max(0, first.size() - SAMPLE) : from), sample);
                sum.update(sample);
            }
        }
        return sum.getValue();
    }

    // No octet behind those that were there at first.
    private void read(SeekableByteChannel file, ByteBuffer sample) throws IOException {
        sample.clear().limit((int) Math.min(SAMPLE, first.size() - file.position()));
        while (sample.hasRemaining() && file.read(sample) >= 0) {
            // On until it is full, or the file ends.
        }
        sample.flip();
    }

    /** How many octets it had at first. */
    long size() {
        return first.size();
    }
}
