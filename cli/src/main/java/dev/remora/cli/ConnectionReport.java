package dev.remora.cli;

import dev.remora.dissect.Settings;
import dev.remora.reassembly.StreamConsumer;
import dev.remora.reassembly.StreamReassembler;
import dev.remora.tracking.Connection;
import dev.remora.tracking.ConnectionLog;
import dev.remora.tracking.Side;
import dev.remora.tracking.Streams;
import dev.remora.tracking.Summary;
import dev.remora.tracking.Tracker;
import dev.remora.tracking.TrackerListener;
import dev.remora.tracking.Transport;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Tracks the connections of one capture, and shows each when it is over. */
final class ConnectionReport {
    private final String           capture;
    private final Wanted           wanted;
    private final ConnectionView   view;
    private final Results.Sink     sink;
    private final @Nullable Path   folder;
    private final Tracker          tracker;
    private @Nullable StreamDigest sent;                // of the connection that is being forgotten
    private @Nullable StreamDigest answered;

    /**
     * A report without connections.
     *
     * @param capture its name
     * @param wanted  what is wanted beside the connections themselves
     * @param folder  where to write streams; null for nowhere
     */
    ConnectionReport(String capture, Wanted wanted, @Nullable Path folder, ConnectionView view, Results.Sink sink) {
        this.capture = capture;
        this.wanted = wanted;
        this.view = view;
        this.sink = sink;
        this.folder = folder;
        Streams reassembly = wanted.digests || folder != null ? new Streams(wanted.settings, this::consumer) : null;
        TrackerListener log = new ConnectionLog(wanted.transitions, this::over);
        this.tracker = new Tracker(wanted.settings, reassembly == null ? log : TrackerListener.all(new Digests(reassembly), reassembly, log));
    }

    /** What is wanted beside the connections themselves. */
    record Wanted(boolean transitions, boolean digests, ChosenConnections chosen, Settings settings) {}

    /** Reads the capture; whether any of it could be read. */
    boolean read(Replay replay) throws IOException {
        if (!replay.track(capture, tracker, sink))
            return false;
        wanted.chosen.over(tracker.counters());
        view.end(CaptureTotals.of(capture, tracker), sink.text());
        return true;
    }

    private @Nullable StreamConsumer consumer(Connection c, Side from) {
        if (!wanted.chosen.has(c.id()))
            return null;
        if (folder == null)
            return new StreamDigest();
        StreamFile file = new StreamFile(folder.resolve(c.id() + "-" + from.label() + ".bin"));
        return wanted.digests ? new StreamCopies(new StreamDigest(), file) : file;
    }

    /** Shows each when it is forgotten, straight from the table: at the end of a capture there may be as many as the table holds. */
    private void over(Summary summary, Connection c) {
        if (!wanted.chosen.take(summary.id()))
            return;
        view.show(new ShownConnection(capture, summary, sent, answered), sink.text());
        sink.pass();
    }

    /** Takes hold of the digests of a connection before its streams are forgotten, which completes them. */
    private final class Digests implements TrackerListener {
        private final Streams streams;

        Digests(Streams streams) {
            this.streams = streams;
        }

        @Override
        public void forgotten(Connection c) {
            sent = of(c, Side.ORIGINATOR);
            answered = of(c, Side.RESPONDER);
        }

        private @Nullable StreamDigest of(Connection c, Side side) {
            if (c.transport() != Transport.TCP)
                return null;
            StreamReassembler stream = streams.stream(c, side);
            if (stream == null)
                return new StreamDigest();
            return switch (stream.consumer()) {
                case StreamDigest digest -> digest;
                case StreamCopies copies -> copies.digest();
                default -> null;
            };
        }
    }
}
