package dev.remora.cli;

import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.tracking.ConnectionLog;
import dev.remora.tracking.Summary;
import dev.remora.tracking.Tracker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code remora connections}: connections, a line each. */
@Command(name = "connections", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Shows the connections of captures, with the TCP state of both ends.")
final class Connections implements Callable<Integer> {
    @Parameters(paramLabel = "CAPTURE", arity = "0..*", description = "Captures: pcap or pcapng, also gzip-compressed; - is standard input.")
    private List<String> captures = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", description = "json: one object a line.")
    private @Nullable Format format;

    @Option(names = "--transitions", description = "With each change of state: packet, time, end, cause, RFC section.")
    private boolean transitions;

    @Mixin
    private Results results = new Results();

    private final Streams streams;

    /** How connections are shown, and what a file of it is called. */
    enum Format {
        json("jsonl");

        private final String extension;

        Format(String extension) {
            this.extension = extension;
        }
    }

    Connections(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        if (captures.isEmpty())
            throw Failure.usage("no CAPTURE is given");
        Format shown = format == null ? Format.json : format;
        ConnectionView view = new ConnectionJson(transitions);
        Replay replay = new Replay(Dissectors.load(), streams, false);
        results.write(streams, captures, shown.extension, sink -> view.begin(sink.text()), (capture, sink) -> track(capture, replay, view, sink));
        return replay.status();
    }

    private void track(String capture, Replay replay, ConnectionView view, Results.Sink sink) throws IOException {
        List<Summary> over = new ArrayList<>();
        Tracker tracker = new Tracker(Settings.STANDARD, new ConnectionLog(transitions, over::add));
        replay.read(capture, packet -> {
            tracker.track(packet);
            show(over, view, sink);
        });
        tracker.finish();
        show(over, view, sink);
        view.end(sink.text());
    }

    private static void show(List<Summary> over, ConnectionView view, Results.Sink sink) throws IOException {
        if (over.isEmpty())
            return;
        for (Summary connection : over)
            view.show(connection, sink.text());
        over.clear();
        sink.advance();
    }
}
