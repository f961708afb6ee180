package dev.remora.cli;

import dev.remora.capture.CaptureException;
import dev.remora.capture.CaptureWriter;
import dev.remora.live.Arrival;
import dev.remora.live.LiveSource;
import dev.remora.packet.Frame;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Live packets on their way from a source to what is done with them. Where none come, time passes all the same. */
final class LiveLoop {
    private final LiveSource              source;
    private final LiveStep                step;
    private final Results.Sink            sink;
    private final @Nullable CaptureWriter writer;
    private final Frame                   frame = new Frame();

    LiveLoop(LiveSource source, LiveStep step, Results.Sink sink, @Nullable CaptureWriter writer) {
        this.source = source;
        this.step = step;
        this.sink = sink;
        this.writer = writer;
    }

    /** Goes on until the source ends, or so many packets have come. What broke it off; null where nothing did. */
    @Nullable
    CaptureException run(long count) throws IOException {
        while (frame.number() < count) {
            Arrival arrival;
            try {
                arrival = source.poll(frame);
            } catch (CaptureException end) {
                return end;
            }
            if (arrival == Arrival.END)
                break;
            take(arrival);
        }
        return null;
    }

    private void take(Arrival arrival) throws IOException {
        if (arrival == Arrival.QUIET)
            step.pass(source.quietUntil());
        else if (step.take(frame) && writer != null)
            writer.write(frame);
        sink.advance();
        if (source.waiting() == 0)                                        // nothing else to do: let people see it
            flush();
    }

    /** Packets so far. */
    long packets() {
        return frame.number();
    }

    private void flush() throws IOException {
        sink.flush();
        if (writer != null)
            writer.flush();
    }
}
