package dev.remora.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The octets that a gzip file stands for, RFC 1952, also of several members one after the other.
 *
 * <p>Unlike {@link java.util.zip.GZIPInputStream}, it gives every octet that comes before damage before it throws, never asks the input
 * how much is available, and takes over octets that were read ahead.
 */
final class GzipStream extends InputStream {
    private static final int DEFLATE = 8;
    private static final int FHCRC   = 2;
    private static final int FEXTRA  = 4;
    private static final int FNAME   = 8;
    private static final int COMMENT = 16;

    private final InputStream in;
    private final byte[]      compressed;
    private final Inflater    inflater = new Inflater(true);
    private final CRC32       crc      = new CRC32();
    private int               at;
    private int               end;
    private long              base;
    private boolean           inMember;

    /**
     * The decompressed octets of an input.
     *
     * @param ahead array that holds the input's first octets and is used for the rest
     * @param count octets in it
     */
    GzipStream(InputStream in, byte[] ahead, int count) {
        this.in = in;
        this.compressed = ahead;
        this.end = count;
    }

    /** Whether these are the first octets of a gzip member. */
    static boolean isMagic(int first, int second) {
        return first == 0x1F && second == 0x8B;
    }

    /** Begins again after the input was set to its start. */
    void restart() {
        at = 0;
        end = 0;
        base = 0;
        inMember = false;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int index, int count) throws IOException {
        if (count == 0)
            return 0;
        while (inMember || begin()) {
            int inflated = inflate(into, index, count);
            if (inflated > 0)
                return inflated;
            if (inflater.finished())
                finish();
        }
        return -1;
    }

    /** Goes to the next member; false at the end of the input. */
    private boolean begin() throws IOException {
        if (at == end && !refill())
            return false;
        if (!isMagic(octet(), octet()))
            throw damage("what follows the compressed octets is not gzip");
        if (octet() != DEFLATE)
            throw damage("the compression method is not deflate");
        int flags = octet();
        pass(6);                                        // time, extra flags, operating system
        if ((flags & FEXTRA) != 0)
            pass(octet() | octet() << 8);
        if ((flags & FNAME) != 0)
            passText();
        if ((flags & COMMENT) != 0)
            passText();
        if ((flags & FHCRC) != 0)
            pass(2);
        inflater.reset();
        crc.reset();
        inMember = true;
        return true;
    }

    private int inflate(byte[] into, int index, int count) throws IOException {
        long before = inflater.getBytesWritten();
        if (inflater.needsInput() && !inflater.finished()) {
            if (at == end && !refill())
                throw cut();
            inflater.setInput(compressed, at, end - at);
        }
        try {
            inflater.inflate(into, index, count);
        } catch (DataFormatException e) {
            if (inflater.getBytesWritten() == before)
                throw damage("the compressed octets are invalid (" + e.getMessage() + ")");
        }
        at = end - inflater.getRemaining();
        int inflated = (int) (inflater.getBytesWritten() - before);
        crc.update(into, index, inflated);
        return inflated;
    }

    private void finish() throws IOException {
        inMember = false;
        if (fourOctets() != crc.getValue())
            throw damage("the checksum of the compressed capture is wrong");
        if (fourOctets() != (inflater.getBytesWritten() & 0xFFFF_FFFFL))
            throw damage("the length of the compressed capture is wrong");
    }

    private long fourOctets() throws IOException {
        return octet() | octet() << 8 | octet() << 16 | (long) octet() << 24;
    }

    private int octet() throws IOException {
        if (at == end && !refill())
            throw cut();
        return compressed[at++] & 0xFF;
    }

    private void pass(int count) throws IOException {
        for (int i = 0; i < count; i++)
            octet();
    }

    private void passText() throws IOException {
        while (octet() != 0) {}
    }

    private boolean refill() throws IOException {
        base += end;
        at = 0;
        end = Math.max(0, in.read(compressed, 0, compressed.length));
        return end > 0;
    }

    private EOFException cut() {
        return new EOFException("gzip file, octet " + (base + at) + ": the file ends within the compressed octets; it was cut short");
    }

    private IOException damage(String what) {
        return new IOException("gzip file, octet " + (base + at) + ": " + what);
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
