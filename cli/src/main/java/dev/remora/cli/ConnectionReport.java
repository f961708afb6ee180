package dev.remora.cli;

import dev.remora.capture.Lookahead;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tracks the connections of one capture, and shows each when it is over. */
final class ConnectionReport implements Lookahead {
    private final String                capture;
    private final Wanted                wanted;
    private final ConnectionView        view;
    private final Results.Sink          sink;
    private final @Nullable Path        folder;
    private final List<ShownConnection> over = new ArrayList<>();
    private final @Nullable Streams     reassembly;
    private final Tracker               tracker;

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
        this.reassembly = wanted.digests || folder != null ? new Streams(wanted.settings, this::consumer) : null;
        TrackerListener log = new ConnectionLog(wanted.transitions, this::over);
        this.tracker = new Tracker(wanted.settings, reassembly == null ? log : TrackerListener.all(log, reassembly));
    }

    /** What is wanted beside the connections themselves. */
    record Wanted(boolean transitions, boolean digests, ChosenConnections chosen, Settings settings) {}

    @Override
    public void ahead(Frame[] frames, int count) {
        tracker.ahead(frames, count);
    }

    /** Takes in a packet. */
    void take(Packet packet) throws IOException {
        tracker.track(packet);
        show();
    }

    /** The capture is over. */
    void finish() throws IOException {
        tracker.finish();
        show();
        wanted.chosen.over(tracker.counters());
        view.end(CaptureTotals.of(capture, tracker), sink.text());
    }

    private @Nullable StreamConsumer consumer(Connection c, Side from) {
        if (!wanted.chosen.has(c.id()))
            return null;
        if (folder == null)
            return new StreamDigest();
        StreamFile file = new StreamFile(folder.resolve(c.id() + "-" + from.label() + ".bin"));
        return wanted.digests ? new StreamCopies(new StreamDigest(), file) : file;
    }

    private void over(Summary summary, Connection c) {
        if (wanted.chosen.take(summary.id()))
            over.add(new ShownConnection(capture, summary, digest(c, Side.ORIGINATOR), digest(c, Side.RESPONDER)));
    }

    private @Nullable StreamDigest digest(Connection c, Side side) {
        if (reassembly == null || c.transport() != Transport.TCP)
            return null;
        StreamReassembler stream = reassembly.stream(c, side);
        if (stream == null)
            return new StreamDigest();
        return switch (stream.consumer()) {
            case StreamDigest digest -> digest;
            case StreamCopies copies -> copies.digest();
            default -> null;
        };
    }

    private void show() throws IOException {
        if (over.isEmpty())
            return;
        for (ShownConnection connection : over)
            view.show(connection, sink.text());
        over.clear();
        sink.advance();
    }
}
