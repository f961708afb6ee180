package dev.remora.ide.live;

import dev.remora.capture.CaptureWriter;
import dev.remora.packet.Frame;
import java.io.IOException;
import java.io.OutputStream;

/** What a live capture writes until it ends. Safe for many threads. */
public final class Recording {
    private final CaptureWriter writer;
    private boolean             over;

    /** Writes to a stream, which ends with it; the name is for messages. */
    public Recording(OutputStream to, String name) {
        writer = CaptureWriter.pcapNg(to, name);
    }

    /** Writes a packet. */
    public synchronized void write(Frame frame) throws IOException {
        writer.write(frame);
    }

    /** Hands on what has been written; nothing once it has ended, which may come between. */
    public synchronized void flush() throws IOException {
        if (!over)
            writer.flush();
    }

    /** Ends: hands on the rest. */
    public synchronized void end() throws IOException {
        over = true;
        writer.close();
    }
}
