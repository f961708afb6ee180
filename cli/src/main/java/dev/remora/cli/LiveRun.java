package dev.remora.cli;

import dev.remora.capture.CaptureException;
import dev.remora.capture.CaptureWriter;
import dev.remora.live.Drops;
import dev.remora.live.LiveCapture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
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

    LiveRun(Streams streams, String name, LiveOptions options, @Nullable Path written, @Nullable Path output) {
        this.streams = streams;
        this.name = name;
        this.options = options;
        this.written = written;
        this.output = output;
    }

    /** Captures, and does with each frame what is to be done with what the function makes; the exit status. */
    int run(Function<Results.Sink, LiveStep> step) throws IOException {
        try (LiveCapture capture = options.open(name); Interrupt interrupt = new Interrupt(capture::stop)) {
            int status = run(capture, step);
            interrupt.finished(status);                                  // behind the outputs, for then the process may end, and closing them may fail
            return status;
        }
    }

    private int run(LiveCapture capture, Function<Results.Sink, LiveStep> step) throws IOException {
        long count = options.count();
        OptionalLong nanos = options.nanos();
        long started = System.nanoTime();
        try (CaptureWriter writer = writer(); Results.Sink sink = Results.Sink.of(output, streams)) {
            streams.say("capturing from " + name + "; Ctrl-C stops it");
            nanos.ifPresent(time -> endInTime(capture, time));
            LiveStep steps = step.apply(sink);
            LiveLoop loop = new LiveLoop(capture, steps, sink, writer);
            int status = frames(loop, count);
            steps.finish(System.nanoTime() - started);
            sink.flush();
            streams.say(counts(loop.packets(), capture.drops()));
            return status;
        }
    }

    /** What ends the capture before its time is told, and what was captured counts. */
    private int frames(LiveLoop loop, long count) throws IOException {
        CaptureException end = loop.run(count);
        if (end == null)
            return ExitStatus.DONE;
        streams.say(String.valueOf(end.getMessage()));
        return ExitStatus.INPUT;
    }

    private @Nullable CaptureWriter writer() throws CaptureException {
        return written == null ? null : OutputFiles.capture(written, streams);
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
        String all = String.format(Locale.ROOT, "%s: %,d %s captured, ", name, packets, packets == 1 ? "packet" : "packets");
        if (drops.lost() == 0)
            return all + "none lost";
        String help = drops.byKernel() + drops.byRing() > 0 ? "; a larger --buffer or a --capture-filter helps" : "";
        return all + String.format(Locale.ROOT, "%,d lost: %,d for lack of room in the kernel, %,d in the interface, %,d here%s", drops.lost(), drops.byKernel(),
                drops.byInterface(), drops.byRing(), help);
    }
}
