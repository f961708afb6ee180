package dev.remora.ide.model;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Records of one length in a temporary file, which is mapped: any number of them takes no heap, and the system keeps in memory those that are used. Written by one
 * thread; others may read, and may find a record half written, which is no more than a number that is a packet old. The file has room for all records of a part before one
 * is written: where there is none, that is an exception, and no fault of whoever touches the part later.
 */
final class Scratch implements Closeable {
    private static final int BITS  = 14;
    private static final int MASK  = (1 << BITS) - 1;
    private static final int BLOCK = 1 << 16;

    private final int                   length;
    private volatile MappedByteBuffer[] parts = {};
    private FileChannel                 channel;          // null until there is a record
    private boolean                     closed;

    /** An empty list of records of so many octets; there is no file until there is a record. */
    Scratch(int length) {
        this.length = length;
    }

    /** The part that holds a record, which is made where it is missing. */
    MappedByteBuffer part(int record) {
        int wanted = record >>> BITS;
        MappedByteBuffer[] known = parts;
        return wanted < known.length ? known[wanted] : grow(wanted);
    }

    private synchronized MappedByteBuffer grow(int wanted) {
        try {
            while (parts.length <= wanted) {
                long size = (long) length << BITS;
                long start = parts.length * size;
                MappedByteBuffer[] more = Arrays.copyOf(parts, parts.length + 1);
                makeRoom(start, start + size);
                more[parts.length] = channel().map(MapMode.READ_WRITE, start, size);
                parts = more;
            }
            return parts[wanted];
        } catch (IOException e) {
            throw new UncheckedIOException("no space for the temporary files of the capture: " + e.getMessage(), e);
        }
    }

    private void makeRoom(long start, long end) throws IOException {
        ByteBuffer empty = ByteBuffer.allocate(BLOCK);
        for (long at = start; at < end;) {
            empty.clear().limit((int) Math.min(BLOCK, end - at));
            at += channel().write(empty, at);
        }
    }

    private FileChannel channel() throws IOException {
        if (closed)
            throw new ClosedChannelException();
        if (channel == null)
            channel = FileChannel.open(Files.createTempFile("remora", ".records"), StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        return channel;
    }

    /** Where a record begins in its part. */
    int at(int record) {
        return (record & MASK) * length;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (channel != null)
            channel.close();
    }
}
