package dev.remora.capture;

import dev.remora.packet.Frame;
import java.io.Closeable;
import java.io.IOException;

/**
 * Frames one after the other: a capture file, a stream of one, or live packets.
 *
 * <p>The caller owns the loop and the frame:
 *
 * <pre>{@code
 * Frame frame = new Frame();
 * while (source.next(frame))
 *     look(frame);
 * }</pre>
 *
 * <p>Confined to one thread.
 */
public interface CaptureSource extends Closeable {

    /**
     * Points the frame at the next record. The frame's octets hold until the next call.
     *
     * @return                  false at the end; the frame is then as it was
     * @throws CaptureException where the source is damaged or cannot be read; every frame before the damage has been given by then, and
     *                              further calls throw again
     */
    boolean next(Frame frame) throws CaptureException;

    /**
     * From now on announces waiting frames, several at a time, before {@link #next} gives the first of them. A tracker that follows many connections and knows what comes
     * is a good deal faster. A source never waits for frames in order to announce them; if it has none at hand, it announces none.
     */
    default void lookAhead(Lookahead lookahead) {}

    /** Releases the file or device behind this source. */
    @Override
    void close() throws IOException;
}
