package dev.remora.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part of a capture that is in memory: one reused array that slides over the input.
 *
 * <p>Octets from {@link #at} to {@link #end} are there to be read. {@link #reach} moves what is left to the front of the array and reads a
 * block behind it, so that a frame always lies in one piece and is copied only where it straddles the end of a block. The array grows only
 * as octets arrive, never because a length field says so: it is at most twice as long as the longest record that was there whole.
 *
 * <p>An input that fails ends the octets as if they were all; who then misses some asks {@link #cut} for the reason. That way everything
 * before the damage is read. Confined to one thread. Allocates only when a record is longer than any before.
 */
final class Window {
    /** Octets read at once: large enough to make calls rare, small enough to stay in the second-level cache. */
    static final int BLOCK = 128 * 1024;

    private static final VarHandle U16 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle U32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle U64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    final String              name;
    private final InputStream input;
    private final int         block;

    byte[]                        octets;
    int                           at;
    int                           end;
    boolean                       bigEndian;
    private long                  base;
    private @Nullable IOException failure;

    Window(String name, InputStream input, int block) {
        this.name = name;
        this.input = input;
        this.block = block;
        this.octets = new byte[block];
    }

    /** Begins again after the input was set to this position of the capture. */
    void restart(long position) {
        base = position;
        at = 0;
        end = 0;
        failure = null;
    }

    /** Whether this many octets are there, after reading more where they were not; false where the input ends before. */
    boolean reach(int count) {
        return end - at >= count || fill(count);
    }

    private boolean fill(int count) {
        System.arraycopy(octets, at, octets, 0, end - at);
        base += at;
        end -= at;
        at = 0;
        while (end < count)
            if (!read())
                return false;
        return true;
    }

    private boolean read() {
        if (failure != null)
            return false;
        if (end == octets.length)
            octets = Arrays.copyOf(octets, end * 2);
        try {
            int count = input.read(octets, end, Math.min(block, octets.length - end));
            end += Math.max(count, 0);
            return count >= 0;
        } catch (IOException e) {
            failure = e;
            return false;
        }
    }

    /** Passes over octets, also more than fit the array; false where the input ends before. */
    boolean skip(long count) {
        long left = count;
        while (left > end - at) {
            left -= end - at;
            at = end;
            if (!reach(1))
                return false;
        }
        at += (int) left;
        return true;
    }

    /** Whether nothing is left, and nothing went wrong on the way to the end. */
    boolean isAtEnd() {
        return !reach(1) && !hasFailed();
    }

    /** Whether the input failed; what was read before is there all the same. */
    boolean hasFailed() {
        return failure != null;
    }

    /** Octets from the start of the capture to {@link #at}. */
    long position() {
        return base + at;
    }

    int u8(int index) {
        return octets[index] & 0xFF;
    }

    int u16(int index) {
        short value = (short) U16.get(octets, index);
        return (bigEndian ? Short.reverseBytes(value) : value) & 0xFFFF;
    }

    /** Two numbers of four octets: the first in the low half, the second in the high half. */
    long pair(int index) {
        long value = (long) U64.get(octets, index);
        return bigEndian ? Long.rotateLeft(Long.reverseBytes(value), 32) : value;
    }

    int i32(int index) {
        int value = (int) U32.get(octets, index);
        return bigEndian ? Integer.reverseBytes(value) : value;
    }

    long u32(int index) {
        return i32(index) & 0xFFFF_FFFFL;
    }

    long i64(int index) {
        long value = (long) U64.get(octets, index);
        return bigEndian ? Long.reverseBytes(value) : value;
    }

    /** What to throw about the octet that is this far behind {@link #at}. */
    CaptureException damage(int ahead, String problem) {
        return new CaptureException(name, position() + ahead, problem);
    }

    /** What to throw where the capture ends within something. */
    CaptureException cut(String within) {
        if (failure == null)
            return new CaptureException(name, base + end, "the capture ends within " + within + "; it was cut short", new EOFException());
        String why = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        return new CaptureException(name, base + end, end == at ? why : why + ", within " + within, failure);
    }
}
