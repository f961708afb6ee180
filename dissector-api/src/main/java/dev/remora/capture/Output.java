package dev.remora.capture;

import dev.remora.packet.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Little-endian numbers and octets on their way to an output, gathered in one reused array. */
final class Output {
    private static final VarHandle U16 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle U32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle U64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    final String               name;
    private final OutputStream stream;
    private final byte[]       block = new byte[64 * 1024];
    private int                at;
    private long               base;
    private boolean            closed;

    Output(String name, OutputStream stream) {
        this.name = name;
        this.stream = stream;
    }

    Output u16(int value) throws CaptureException {
        room(2);
        U16.set(block, at, (short) value);
        at += 2;
        return this;
    }

    Output i32(int value) throws CaptureException {
        room(4);
        U32.set(block, at, value);
        at += 4;
        return this;
    }

    Output i64(long value) throws CaptureException {
        room(8);
        U64.set(block, at, value);
        at += 8;
        return this;
    }

    Output octets(byte[] from, int start, int count) throws CaptureException {
        room(count);
        if (count > block.length)
            send(from, start, count);
        else {
            System.arraycopy(from, start, block, at, count);
            at += count;
        }
        return this;
    }

    /** Zero octets up to a multiple of four from the start. */
    Output pad() throws CaptureException {
        room(4);
        while ((at + base & 3) != 0)
            block[at++] = 0;
        return this;
    }

    private void room(int count) throws CaptureException {
        if (block.length - at < count)
            drain();
    }

    private void drain() throws CaptureException {
        int count = at;
        at = 0;
        send(block, 0, count);
    }

    private void send(byte[] from, int start, int count) throws CaptureException {
        try {
            stream.write(from, start, count);
            base += count;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void flush() throws CaptureException {
        drain();
        try {
            stream.flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void close() throws CaptureException {
        if (closed)
            return;
        closed = true;
        try (stream) {
            flush();
        } catch (CaptureException e) {
            throw e;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    CaptureException failed(IOException e) {
        return new CaptureException(name, base, "writing failed: " + e.getMessage(), e);
    }

    /** Refuses a frame that no format can hold, and any once this is closed. */
    void check(Frame frame) throws CaptureException {
        if (closed)
            throw refused(frame.number(), "comes after the end: this capture is closed");
        int linkType = frame.linkType();
        if (linkType != (linkType & 0xFFFF))
            throw refused(frame.number(), "has link type " + linkType + "; link types are numbers from 0 to 65535");
        int most = RecordReader.most(linkType);
        if (frame.length() > most)
            throw refused(frame.number(), "has " + frame.length() + " octets; at most " + most + " can be read back");
    }

    /** What to throw about a frame that the format cannot hold. */
    CaptureException refused(long number, String why) {
        return new CaptureException(name, base + at, "frame " + number + " " + why);
    }
}
