package dev.remora.ide.model;

import dev.remora.capture.Capture;
import dev.remora.capture.CaptureException;
import dev.remora.dissect.Dissection;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.tracking.ConnectionLog;
import dev.remora.tracking.Side;
import dev.remora.tracking.Summary;
import dev.remora.tracking.TcpState;
import dev.remora.tracking.Tracked;
import dev.remora.tracking.Tracker;
import dev.remora.tracking.TrackerListener;
import dev.remora.tracking.Transport;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * The frames of a capture file by number, from 1: counted once in the background, read again when asked for.
 *
 * <p>Keeps a mark for every {@value #STEP} frames and twelve octets a frame, so ten million packets take some 120 MB. One thread indexes; any thread may
 * read what has been indexed by then.
 */
public final class CaptureFile implements Closeable {
    /** Frames between two marks. */
    static final int STEP = 128;

    /** How far a packet is looked back from, for what reassembly and tracking need to know of it. */
    static final int CONTEXT = 5_000;

    private static final TcpState[] STATES = TcpState.values();

    private final Path               path;
    private final List<Capture.Mark> marks       = new ArrayList<>();
    private final Chunks             connections = new Chunks();
    private final Chunks             states      = new Chunks();
    private final List<Summary>      summaries   = new ArrayList<>();
    private final Capture            reader;
    private final Frame              frame       = new Frame();
    private int                      next        = 1;
    private volatile int             size;
    private volatile long            position;
    private volatile boolean         complete;
    private volatile String          damage      = "";
    private volatile long            firstTime;

    /** Hears of progress while a capture is indexed. Called by the indexing thread. */
    public interface Progress {
        /** So many octets of the file have been read. */
        void at(long octets);
    }

    /** Opens a file; nothing is indexed yet. */
    public CaptureFile(Path path) throws CaptureException {
        this.path = path;
        this.reader = Capture.open(path);
    }

    /** Where the file is. */
    public Path path() {
        return path;
    }

    /** Octets of the file. */
    public long octets() throws IOException {
        return Files.size(path);
    }

    /** Reads the whole file once, until it ends, is damaged, or {@code stop} says so. */
    public void index(BooleanSupplier stop, Progress progress) throws IOException {
        try (Capture capture = Capture.open(path)) {
            Dissection dissection = Protocols.all().open();
            Tracker tracker = new Tracker(Settings.STANDARD, new ConnectionLog(true, (summary, connection) -> add(summary)));
            Frame each = new Frame();
            mark(capture);
            while (!stop.getAsBoolean() && capture.next(each)) {
                add(tracker.track(dissection.dissect(each)), each);
                if (size % STEP == 0)
                    mark(capture);
                if (size % 4096 == 0)
                    progress.at(position = capture.position());
            }
            tracker.finish();
        } catch (CaptureException e) {
            damage = e.getMessage();
        } finally {
            complete = true;
        }
    }

    private synchronized void mark(Capture capture) {
        marks.add(capture.mark());
    }

    private synchronized void add(Summary summary) {
        summaries.add(summary);
    }

    private void add(Tracked tracked, Frame each) {
        if (size == 0)
            firstTime = each.timeNanos();
        boolean known = tracked.isKnown();
        connections.add(known ? (int) tracked.connection().id() : -1);
        boolean tcp = known && tracked.connection().transport() == Transport.TCP;
        states.add(tcp ? tracked.connection().state(Side.ORIGINATOR).ordinal() << 8 | tracked.connection().state(Side.RESPONDER).ordinal() : -1);
        size++;
    }

    /** How many frames are known so far. */
    public int size() {
        return size;
    }

    /** Whether the whole file has been read. */
    public boolean isComplete() {
        return complete;
    }

    /** What is wrong with the file; empty where nothing is. */
    public String damage() {
        return damage;
    }

    /** Time of the first frame, nanoseconds since 1970. */
    public long firstTime() {
        return firstTime;
    }

    /** Number of a frame's connection; -1 where it has none. */
    public int connection(int number) {
        return connections.at(number - 1);
    }

    /** State of one end of a TCP connection after a frame. */
    public Optional<TcpState> state(int number, Side side) {
        int both = states.at(number - 1);
        return both < 0 ? Optional.empty() : Optional.of(STATES[side == Side.ORIGINATOR ? both >> 8 : both & 0xFF]);
    }

    /** The connections that are known to be over, in the order in which they ended; all of them once the capture is complete. */
    public synchronized List<Summary> connections() {
        return List.copyOf(summaries);
    }

    /** Numbers of the frames of a connection. */
    public int[] framesOf(long connection) {
        return IntStream.range(0, connections.size()).filter(i -> connections.at(i) == (int) connection).map(i -> i + 1).toArray();
    }

    /** A frame. It holds until the next call. */
    public synchronized Frame frame(int number) throws IOException {
        Capture.Mark mark = marks.get((number - 1) / STEP);
        if (number < next || (number - 1) / STEP * STEP + 1 > next) {
            reader.resume(mark);
            next = (number - 1) / STEP * STEP + 1;
        }
        while (next <= number) {
            if (!reader.next(frame))
                throw new IOException(path + " has become shorter: frame " + number + " is gone");
            next++;
        }
        return frame;
    }

    /** A frame with its layers, as far as they can be told from this frame alone. */
    public synchronized Packet packet(int number, Dissection dissection) throws IOException {
        return dissection.dissect(frame(number));
    }

    /**
     * A packet with all that the {@value #CONTEXT} packets before it say of it: reassembled datagrams, its connection. Nobody else holds it.
     */
    public synchronized Packet packetInContext(int number) throws IOException {
        Dissection dissection = Protocols.all().open();
        Tracker tracker = new Tracker(Settings.STANDARD, new TrackerListener() {});
        Packet packet = null;
        for (int each = Math.max(1, number - CONTEXT); each <= number; each++) {
            packet = dissection.dissect(each == number ? frame(each).copy() : frame(each));
            tracker.track(packet);
        }
        if (packet == null)
            throw new IllegalArgumentException("frames are numbered from 1, not " + number);
        return packet;
    }

    @Override
    public synchronized void close() throws IOException {
        reader.close();
    }
}
