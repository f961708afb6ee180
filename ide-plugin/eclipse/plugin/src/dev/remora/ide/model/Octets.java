package dev.remora.ide.model;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Octets of a capture on their way to another, up to one place in it after the other. */
final class Octets {
    private static final int SECTION        = 0x0A0D0D0A;
    private static final int ORDER          = 0x1A2B3C4D;
    private static final int HEADER         = 8;             // type and length of a block
    private static final int SECTION_LENGTH = 16;            // where a section header says how long its section is
    private static final int SECTION_HEADER = 24;

    private final InputStream  from;
    private final OutputStream to;
    private final boolean      pcapNg;
    private final byte[]       block = new byte[1 << 13];
    private ByteOrder          order = ByteOrder.LITTLE_ENDIAN;
    private long               at;

    Octets(InputStream from, OutputStream to, boolean pcapNg) {
        this.from = from;
        this.to = to;
        this.pcapNg = pcapNg;
    }

    /** Copies what is before this place. */
    void copy(long end) throws IOException {
        while (at < end)
            to.write(block, 0, read(0, (int) Math.min(block.length, end - at)));
    }

    /** Leaves out what is before this place. */
    void skip(long end) throws IOException {
        from.skipNBytes(end - at);
        at = end;
    }

    /** Copies what is before this place, where no frames are. Of a pcapng section it is then not said how long it is, which may be left open: frames may be missing. */
    void copyBesideFrames(long end) throws IOException {
        while (pcapNg && at < end) {
            long start = at;
            int count = read(0, HEADER);
            ByteBuffer header = ByteBuffer.wrap(block);
            if (header.getInt(0) == SECTION) {
                count += read(HEADER, SECTION_HEADER - HEADER);
                order = header.getInt(HEADER) == ORDER ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
                header.putLong(SECTION_LENGTH, -1);
            }
            to.write(block, 0, count);
            copy(start + ((header.order(order).getInt(Integer.BYTES) & 0xFFFF_FFFFL) + 3 & ~3L));
        }
        copy(end);
    }

    private int read(int index, int count) throws IOException {
        if (from.readNBytes(block, index, count) < count)
            throw new EOFException("the capture has been truncated");
        at += count;
        return count;
    }
}
