package dev.remora.ide.model;

import dev.remora.analysis.Analysis;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The numbers of the streams that each frame of a capture is of, as {@link Analysis#streams} has them. One thread adds, any thread reads. */
final class Streams implements Closeable {
    private static final int KEPT = 2;                           // layers of TCP or UDP whose streams are kept of a frame

    private final Scratch numbers = new Scratch(KEPT * Integer.BYTES);

    /** Those of the frame with this number. */
    void add(int number, int[] streams) {
        ByteBuffer part = numbers.part(number - 1);
        for (int i = 0; i < KEPT; i++)
            part.putInt(numbers.at(number - 1) + i * Integer.BYTES, i < streams.length ? streams[i] : -1);
    }

    /** Those of a frame. */
    int[] of(int number) {
        ByteBuffer part = numbers.part(number - 1);
        int at = numbers.at(number - 1);
        return new int[]{part.getInt(at), part.getInt(at + Integer.BYTES)};
    }

    @Override
    public void close() throws IOException {
        numbers.close();
    }
}
