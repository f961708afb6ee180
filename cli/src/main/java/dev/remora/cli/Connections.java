package dev.remora.cli;

import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.tracking.Tracker;
import dev.remora.tracking.ladder.Ladders;
import dev.remora.tracking.zeek.ConnLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code remora connections}: connections, a line each. */
@Command(name = "connections", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Shows the connections of captures, with the TCP state of both ends.",
        footer = {"", "Examples:", "  remora connections trace.pcap                  one line each",
            "  remora connections --ladder -c 3 trace.pcap    connection 3 as a ladder",
            "  remora connections --follow 3 trace.pcap       what its ends send", "  the octets that the responder sends, unchanged:",
            "    remora connections --follow 3 --as raw --from responder x.pcap >page.html"})
final class Connections implements Callable<Integer> {
    @Parameters(paramLabel = "CAPTURE", arity = "0..*",
            description = "Captures, or folders to search for captures at any depth: pcap or pcapng, also gzip-compressed; - is standard input.")
    private List<String> captures = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT",
            description = "text: one line per connection, for people; json: one object per line; zeek: conn.log as Zeek writes it.")
    private @Nullable Format format;

    @Option(names = "--transitions", description = "Also show each change of state: its packet, time, end, cause and RFC section.")
    private boolean transitions;

    @Option(names = "--ladder",
            description = "Draw each exchange as a ladder: packets across, time down, the states of both ends at the sides. A note in words "
                    + "says what each segment acknowledges and expects. For a large capture add -c: ladders stay in memory until their connections end.")
    private boolean ladder;

    @Option(names = {"-c", "--connection"}, paramLabel = "ID", description = "Show only the connection with this number; may be repeated.")
    private List<Long> ids = new ArrayList<>();

    @Option(names = "--ignore-checksums", description = "With --format zeek: include packets with wrong checksums.")
    private boolean ignoreChecksums;

    @Option(names = "--digests", description = "With --format json: the SHA-256 and the number of octets of each direction of each TCP stream.")
    private boolean digests;

    @Option(names = "--findings", description = "With --format json: after the connections, one object for each problem with the capture itself. "
            + "Text output always lists these problems.")
    private boolean findings;

    @ArgGroup(exclusive = false, heading = "To follow what two ends send each other:%n")
    private Follow.@Nullable Wish follow;

    @Option(names = "--streams", paramLabel = "DIR",
            description = "Write the octets of each direction of each TCP stream to DIR/ID-originator.bin and "
                    + "DIR/ID-responder.bin.")
    private @Nullable Path streamFolder;

    @Mixin
    private Timeouts timeouts = new Timeouts();

    @Mixin
    private Results results = new Results();

    private static final int MOST_STEPS = 10_000;

    private final Streams streams;
    private int           logged;            // captures whose connections the log has

    /** How connections are shown, and what a file of it is called. */
    enum Format {
        text("txt"), json("jsonl"), zeek("tsv");

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
        if (timeouts.isListed())
            return timeouts.list(streams);
        Settings settings = timeouts.settings();
        captures = CaptureNames.of(captures, "");
        if (streamFolder != null)
            OutputFiles.folder("--streams", streamFolder);
        Format shown = format == null ? Format.text : format;
        refuseWhatNobodyShows(shown);
        Replay replay = new Replay(Dissectors.load(), streams, false, settings).withoutAnalysis();
        ChosenConnections chosen = new ChosenConnections(ids, captures.size());
        replay.interruptibly(() -> write(shown, replay, settings, chosen));
        if (follow == null && !replay.isStopped())
            chosen.check(replay.status());
        return replay.status();
    }

    private void refuseWhatNobodyShows(Format shown) {
        if (format != null && format != Format.text && (ladder || follow != null))
            throw Failure.usage((ladder ? "--ladder" : "--follow") + " prints text for people; it cannot be combined with --format " + format);
        if (shown == Format.zeek && (transitions || digests || findings || !ids.isEmpty()))
            throw Failure.usage("--format zeek writes conn.log as Zeek does; it cannot be combined with --transitions, --digests, --findings or --connection");
        if (shown == Format.zeek && streamFolder != null)
            throw Failure.usage("--format zeek writes no streams; use --streams with text or json");
        if ((ladder || follow != null) && (transitions || digests || findings || streamFolder != null))
            throw Failure.usage((ladder ? "--ladder" : "--follow")
                    + " replaces the list of connections; --transitions, --digests, --findings and --streams add to that list");
        Optional<String> id = ladder ? captures.stream().filter(name -> name.matches("\\d+") && !Files.exists(Path.of(name))).findFirst() : Optional.empty();
        if (id.isPresent())
            throw Failure.usage("--ladder takes no number, and there is no capture " + id.get() + "; to choose a connection, use -c " + id.get());
        if (ladder && follow != null)
            throw Failure.usage("--ladder and --follow are two ways to show a connection; choose one");
        if (digests && shown == Format.text)
            throw Failure.usage("--digests needs --format json");
        if (ignoreChecksums && shown != Format.zeek)
            throw Failure.usage("--ignore-checksums needs --format zeek");
        if (shown == Format.zeek && timeouts.isSet())
            throw Failure.usage("--format zeek ends connections when Zeek does; use --timeout with text or json");
    }

    private void write(Format shown, Replay replay, Settings settings, ChosenConnections chosen) throws IOException {
        if (follow != null)
            follow(follow, replay, settings);
        else if (ladder)
            results.write(streams, captures, "txt", sink -> {}, (capture, sink) -> draw(capture, replay, settings, chosen, sink));
        else if (shown == Format.zeek)
            results.write(streams, captures, shown.extension, this::beginLog, (capture, sink) -> log(capture, replay, sink));
        else {
            ConnectionView view = shown == Format.json ? new ConnectionJson(transitions, findings) : new ConnectionText(transitions, colours(), columns());
            ConnectionReport.Wanted wanted = new ConnectionReport.Wanted(transitions, digests, chosen, settings);
            results.write(streams, captures, shown.extension, sink -> {}, (capture, sink) -> track(capture, replay, wanted, view, sink));
        }
    }

    private boolean track(String capture, Replay replay, ConnectionReport.Wanted wanted, ConnectionView view, Results.Sink sink) throws IOException {
        if (captures.size() > 1)
            view.capture(capture, sink.text());
        return new ConnectionReport(capture, wanted, folder(capture), view, sink).read(replay);
    }

    private void follow(Follow.Wish wish, Replay replay, Settings settings) throws IOException {
        if (captures.size() != 1)
            throw Failure.usage("--follow takes one capture, because each numbers its connections from 1, and here are " + captures.size());
        results.write(streams, captures, wish.extension(), sink -> {}, (capture, sink) -> Follow.read(wish, capture, replay, settings, colours(), sink));
    }

    private boolean draw(String capture, Replay replay, Settings settings, ChosenConnections chosen, Results.Sink sink) throws IOException {
        LadderText text = new LadderText(colours(), columns());
        Tracker tracker = new Tracker(settings, new Ladders(MOST_STEPS, chosen::has, drawn -> {
            chosen.take(drawn.connection().id());
            text.show(drawn, sink.text());
            sink.pass();
        }));
        if (!replay.track(capture, tracker, sink))
            return false;
        text.end(sink.text());
        chosen.over(tracker.counters());
        return true;
    }

    private Colours colours() {
        return results.isStandardOutput() ? Colours.ofOutput() : Colours.PLAIN;
    }

    private int columns() {
        return results.isStandardOutput() ? Paragraph.TERMINAL : 0;
    }

    private void beginLog(Results.Sink sink) {
        ZeekTable.begin(sink.text());
        logged = 0;
    }

    private boolean log(String capture, Replay replay, Results.Sink sink) throws IOException {
        ConnLog log = new ConnLog(!ignoreChecksums, row -> {
            ZeekTable.row(row, logged, sink.text());
            sink.pass();
        });
        replay.showsIn(sink::flush);
        replay.read(capture, packet -> {
            log.take(packet);
            sink.advance();
        });
        log.finish();
        logged++;
        return !replay.isUnread();
    }

    /** Where streams of a capture go: each capture has a folder of its own where there are several. */
    private @Nullable Path folder(String capture) throws IOException {
        if (streamFolder == null)
            return null;
        Path folder = captures.size() == 1 ? streamFolder : streamFolder.resolve(OutputNames.of(captures).get(captures.indexOf(capture)));
        return OutputFiles.folder("--streams", folder);
    }
}
