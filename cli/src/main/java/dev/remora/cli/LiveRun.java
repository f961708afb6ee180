package dev.remora.cli;

import dev.remora.capture.CaptureException;
import dev.remora.capture.CaptureWriter;
import dev.remora.live.Drops;
import dev.remora.live.LiveCapture;
import dev.remora.packet.Frame;
import dev.remora.tree.TextBuffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One capture from a network interface, from its start to its end, which is a limit, an interrupt or a failure. */
final class LiveRun {
    private final Streams        streams;
    private final String         name;
    private final LiveOptions    options;
    private final @Nullable Path written;
    private final @Nullable Path output;
    private boolean              broken;

    LiveRun(Streams streams, String name, LiveOptions options, @Nullable Path written, @Nullable Path output) {
        this.streams = streams;
        this.name = name;
        this.options = options;
        this.written = written;
        this.output = output;
    }

    /** Captures, and does with each frame what is to be done with what the function makes; the exit status. */
    int run(Function<TextBuffer, LiveStep> step) throws IOException {
        long count = options.count();
        OptionalLong nanos = options.nanos();
        long started = System.nanoTime();
        try (LiveCapture capture = options.open(name);
                Interrupt interrupt = new Interrupt(capture::stop);      // closed behind the outputs, for then the process may end
                CaptureWriter writer = writer();
                Results.Sink sink = output == null ? new Results.Sink(streams.out(), false) : new Results.Sink(Files.newOutputStream(output), true)) {
            streams.say("capturing from " + name + "; Ctrl-C ends it");
            nanos.ifPresent(time -> endInTime(capture, time));
            LiveStep steps = step.apply(sink.text());
            Frame frame = new Frame();
            int status = frames(capture, frame, count, steps, sink, writer);
            steps.finish(System.nanoTime() - started);
            sink.flush();
            streams.say(counts(frame.number(), capture.drops()));
            interrupt.finished(status);
            return status;
        }
    }

    private @Nullable CaptureWriter writer() throws CaptureException {
        if (written == null)
            return null;
        return Replay.isStandardInput(written.toString()) ? CaptureWriter.pcapNg(streams.out(), "standard output") : CaptureWriter.open(written);
    }

    private int frames(LiveCapture capture, Frame frame, long count, LiveStep step, Results.Sink sink, @Nullable CaptureWriter writer) throws IOException {
        while (frame.number() < count && isNext(capture, frame)) {
            if (step.take(frame) && writer != null)
                writer.write(frame);
            sink.advance();
            if (capture.waiting() == 0) {                                 // nothing else to do: let people see it
                sink.flush();
                if (writer != null)
                    writer.flush();
            }
        }
        return broken ? ExitStatus.INPUT : ExitStatus.DONE;
    }

    /** Takes the next frame; what ends the capture before its time is told, and what was captured counts. */
    private boolean isNext(LiveCapture capture, Frame frame) {
        try {
            return capture.next(frame);
        } catch (CaptureException end) {
            streams.say(String.valueOf(end.getMessage()));
            broken = true;
            return false;
        }
    }

    private static void endInTime(LiveCapture capture, long nanos) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                TimeUnit.NANOSECONDS.sleep(nanos);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            capture.stop();
        });
    }

    /** How many packets there were, and how many are missing because of whom, with what helps. */
    private String counts(long packets, Drops drops) {
        String all = "%s: %,d %s captured, ".formatted(name, packets, packets == 1 ? "packet" : "packets");
        if (drops.lost() == 0)
            return all + "none lost";
        String help = drops.byKernel() + drops.byRing() > 0 ? "; a larger --buffer or a --capture-filter helps" : "";
        return all + "%,d lost: %,d had no room in the kernel, %,d in the interface, %,d here%s".formatted(drops.lost(), drops.byKernel(), drops.byInterface(),
                drops.byRing(), help);
    }
}
