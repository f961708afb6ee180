package dev.remora.ide.model;

import dev.remora.analysis.Analysis;
import dev.remora.capture.Capture;
import dev.remora.capture.CaptureException;
import dev.remora.dissect.Dissection;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.reassembly.Reassembly;
import dev.remora.tracking.KnownState;
import dev.remora.tracking.Side;
import dev.remora.tracking.Summary;
import dev.remora.tracking.Tracked;
import dev.remora.tracking.Tracker;
import dev.remora.tracking.Transition;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The frames of a capture file by number, from 1: counted once in the background, read again when asked for.
 *
 * <p>Keeps a mark for every {@value #STEP} frames and eight octets a frame, so ten million packets take some 85 MB, and eight octets more for each fragment and each
 * tunnel that a frame is in; connections and numbers of streams are kept in temporary files. One thread indexes; any thread may read what has been indexed by then.
 */
public final class CaptureFile implements Closeable {
    /** Frames between two marks. */
    static final int            STEP    = 128;
    private static final String STOPPED = "reading was stopped here";

    private final Path               path;
    private final Settings           settings;
    private final Origin             origin;
    private final List<Capture.Mark> marks       = new ArrayList<>();
    private final Chunks             connections = new Chunks();         // of a frame that brought a fragment only -(the frame that completes its datagram)
    private final States             states      = new States();
    private final Links              outer       = new Links();          // connections of the tunnels that a frame is in, from the outside in
    private final Links              fragments   = new Links();          // frames before that a frame completes a datagram of
    private final Streams            streams     = new Streams();
    private final ConnectionStore    store       = new ConnectionStore();
    private volatile boolean         complete;
    private volatile boolean         closed;
    private volatile String          damage      = "";
    private volatile long            firstTime;

    /** Opens a file that is as it was written; nothing is indexed yet. */
    public CaptureFile(Path path, Settings settings) throws IOException {
        this.path = path;
        this.settings = settings;
        Capture.open(path).close();                              // what is no capture is refused here
        this.origin = Origin.of(path);
    }

    /** Opens a file that is still being written, until {@code isOver} says that it is not. */
    public CaptureFile(Path path, Settings settings, BooleanSupplier isOver) throws IOException {
        this.path = path;
        this.settings = settings;
        this.origin = new Origin.Growing(path, () -> closed || isOver.getAsBoolean());
    }

    /** Where the file is. */
    public Path path() {
        return path;
    }

    /** Where its octets come from. */
    Origin origin() {
        return origin;
    }

    /** How reassembly and tracking are set. */
    public Settings settings() {
        return settings;
    }

    /** A reader of its own, for one thread. */
    public FrameReader reader() {
        return new FrameReader(this);
    }

    /**
     * All frames from the start, for one thread; those of a capture that is being written as they come, until it ends or {@code stop} says so.
     *
     * @throws IOException also where the file has been changed since this one was made
     */
    public Capture frames(BooleanSupplier stop) throws IOException {
        return origin.more(stop);
    }

    /** What has become of the file since it was opened; reads of it, so not on the thread of the user interface. */
    public Change change() {
        try {
            return origin.change();
        } catch (IOException e) {
            return Change.NONE;                                  // whoever reads it is told
        }
    }

    /** Reads the whole file once, until it ends, is damaged, or {@code stop} says so. */
    public void index(BooleanSupplier stop) throws IOException {
        try (Capture capture = origin.first()) {
            Tracker tracker = new Tracker(settings, store);
            try {
                index(capture, tracker, stop);
            } finally {
                if (!closed)
                    tracker.finish();                            // what is open where the capture is damaged ends there, too
            }
            if (stop.getAsBoolean())
                damage = STOPPED;
        } catch (CaptureException e) {
            damage = Trouble.text(e);
        } catch (IOException | RuntimeException | Error e) {
            damage = "the rest could not be read: " + Trouble.text(e);
            throw e;
        } finally {
            complete = true;
            if (closed)
                closeScratch();
        }
    }

    private void index(Capture capture, Tracker tracker, BooleanSupplier stop) throws CaptureException {
        Dissection dissection = Protocols.all().open(settings);
        Analysis analysis = new Analysis(settings);
        Frame each = new Frame();
        mark(capture);
        while (!closed && !stop.getAsBoolean() && capture.next(each)) {
            Packet packet = dissection.dissect(each);
            Tracked tracked = tracker.track(packet);
            analysis.number(packet);
            add(packet, tracked);
            if (size() % STEP == 0)
                mark(capture);
        }
    }

    /** Says that nobody reads it who has not begun to: that was stopped before. */
    public void leave() {
        if (complete)
            return;
        damage = STOPPED;
        complete = true;
    }

    private void closeScratch() throws IOException {
        store.close();
        streams.close();
    }

    private void mark(Capture capture) {
        synchronized (marks) {
            marks.add(capture.mark());
        }
    }

    /** The mark before a frame. */
    Capture.Mark mark(int number) {
        synchronized (marks) {
            return marks.get((number - 1) / STEP);
        }
    }

    private void add(Packet packet, Tracked tracked) {
        if (size() == 0)
            firstTime = packet.frame().timeNanos();
        streams.add(size() + 1, Analysis.streams(packet));
        link(packet, tracked.ids());
        states.add(tracked);
        connections.add(tracked.isKnown() ? (int) tracked.connection().id() : 0);
    }

    private void link(Packet packet, long[] ids) {
        int number = size() + 1;
        for (int i = 0; i < ids.length - 1; i++)
            outer.add(number, (int) ids[i]);
        for (long fragment : Reassembly.frames(packet))
            if (fragment < number) {
                fragments.add(number, (int) fragment);
                if (connections.at((int) fragment - 1) == 0)
                    connections.put((int) fragment - 1, -number);
            }
    }

    /** How many frames are known so far. */
    public int size() {
        return connections.size();
    }

    /** How much of the file has been read, 0 to 1; 0 while a live capture runs. */
    public double share() {
        return complete ? 1 : origin.share();
    }

    /** Whether the whole file has been read. */
    public boolean isComplete() {
        return complete;
    }

    /** Whether nothing more is read of it. */
    public boolean isClosed() {
        return closed;
    }

    /** What is wrong with the file; empty where nothing is. */
    public String damage() {
        return damage;
    }

    /** Time of the first frame, nanoseconds since 1970. */
    public long firstTime() {
        return firstTime;
    }

    /** Number of a frame's connection, in tunnels of the innermost; 0 where it has none. */
    public int connection(int number) {
        return Math.max(0, connections.at(number - 1));
    }

    /** The same, but of a frame that brought a fragment only that of the frame which completes its datagram, once that is known. */
    public int connectionOfDatagram(int number) {
        int at = connections.at(number - 1);
        return at < 0 ? connectionOfDatagram(-at) : at;
    }

    /** Numbers of a frame's connections, as {@link Tracked#ids} has them. */
    long[] connections(int number) {
        int[] around = outer.of(number);
        long[] all = new long[around.length + 1];
        for (int i = 0; i < around.length; i++)
            all[i] = around[i];
        all[around.length] = connection(number);
        return all;
    }

    /** Whether a frame is of a connection, were it that of a tunnel that the frame is in. */
    public boolean isOf(int number, int connection) {
        return connection(number) == connection || !outer.isEmpty() && Arrays.stream(outer.of(number)).anyMatch(each -> each == connection);
    }

    /** Numbers of the streams of a frame, as {@link Analysis#streams} has them. */
    int[] streams(int number) {
        return streams.of(number);
    }

    /** State of one end of a TCP connection after a frame, and how it is known. */
    public Optional<KnownState> state(int number, Side side) {
        return states.of(number, side);
    }

    /** How many connections are known so far; they are numbered from 1. */
    public int connectionCount() {
        return store.size();
    }

    /** A connection as it is after the frames known so far, without its changes of state. */
    public Summary connectionAt(int id) {
        return store.connection(id);
    }

    /** The changes of state of a connection, in order. */
    public List<Transition> changes(int id) {
        return store.changes(id);
    }

    /** These frames, and those that brought fragments of the datagrams that they complete: what it takes to dissect them as in the whole file. All ascending. */
    int[] withFragments(int... frames) {
        return fragments.isEmpty() ? frames : fragments.closure(frames);
    }

    /** Numbers of the first frames of a connection, at most so many; not of those that brought a fragment only. */
    public int[] framesOf(int connection, int most) {
        int[] frames = new int[16];
        int count = 0;
        Links.Walk tunnels = outer.new Walk(connection);
        for (int i = 0, size = connections.size(); i < size && count < most; i++) {
            boolean isAround = tunnels.has(i + 1);
            if (isAround || connections.at(i) == connection) {
                if (count == frames.length)
                    frames = Arrays.copyOf(frames, count * 2);
                frames[count++] = i + 1;
            }
        }
        return Arrays.copyOf(frames, count);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        origin.close();
        if (complete)
            closeScratch();
    }
}
