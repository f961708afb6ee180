package dev.remora.cli;

import dev.remora.analysis.Analysis;
import dev.remora.capture.Capture;
import dev.remora.capture.CaptureException;
import dev.remora.capture.CaptureSource;
import dev.remora.capture.Lookahead;
import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Foresight;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.tracking.Tracker;
import dev.remora.tree.OneLine;
import java.io.ByteArrayInputStream;
import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads captures, each independent of the others, and hands over packet after packet. Damage to a capture is told to the user, and what came before
 * it counts.
 */
final class Replay {
    /** What messages call standard input. */
    static final String STANDARD_INPUT = "standard input";

    private final Dissectors dissectors;
    private final Streams    streams;
    private final boolean    twice;
    private final Settings   chosen;
    private boolean          analysed = true;
    private boolean          damaged;
    private boolean          unread;
    private boolean          enough;                               // of the capture that is read
    private boolean          streamed;                             // whether it is standard input or a pipe, which may have no end but that somebody stops it
    private volatile boolean stopped;
    private Flushable        output   = () -> {};

    /** What is done with captures. */
    interface Work {
        void run() throws IOException;
    }

    /** What is done with each packet. */
    interface Step {
        void take(Packet packet) throws IOException;
    }

    /** What is done with each frame. */
    interface FrameStep {
        void take(Frame frame) throws IOException;
    }

    /** Who reads a capture himself; what damage ended it. */
    interface Reading {
        Optional<CaptureException> read(CaptureSource source) throws IOException;
    }

    /** A capture that tells how far it has been read, and ends where somebody stops it. */
    private final class Watched implements CaptureSource {
        private final Capture  capture;
        private final Progress progress;

        Watched(Capture capture, Progress progress) {
            this.capture = capture;
            this.progress = progress;
        }

        @Override
        public boolean next(Frame frame) throws CaptureException {
            if (stopped || !capture.next(frame))
                return false;
            unread = false;
            progress.advance(capture);
            return true;
        }

        @Override
        public void close() throws IOException {
            capture.close();
        }
    }

    private static final Step      NOTHING = packet -> {};
    private static final Lookahead NOBODY  = (frames, count) -> {};

    /**
     * A replay that has read nothing.
     *
     * @param twice whether each capture is read twice, so that fields can speak of later packets
     * @param chosen how packets are dissected and analysed
     */
    Replay(Dissectors dissectors, Streams streams, boolean twice, Settings chosen) {
        this.dissectors = dissectors;
        this.streams = streams;
        this.twice = twice;
        this.chosen = chosen;
    }

    /** Spares itself the analysis, where nobody asks for what it says. */
    Replay withoutAnalysis() {
        analysed = false;
        return this;
    }

    /** Reads one capture from its start to its end, or to the damage; {@code -} is standard input. */
    void read(String name, Step step) throws IOException {
        read(name, NOBODY, step);
    }

    /** As {@link #read(String, Step)}, for somebody who wants to know what comes. */
    void read(String name, Lookahead lookahead, Step step) throws IOException {
        if (leaveIfStopped())
            return;
        Settings settings = chosen;
        byte[] held = twice ? held(name) : null;
        if (twice) {
            Foresight foresight = new Foresight();
            settings = settings.with(Foresight.SETTING, foresight);
            pass(name, held, settings, NOBODY, NOTHING, false);
            foresight.seal();
        }
        pass(name, held, settings, lookahead, step, true);
    }

    /** Tracks the connections of one capture, and writes what listeners show of them; whether any of it could be read. */
    boolean track(String name, Tracker tracker, Results.Sink sink) throws IOException {
        showsIn(sink::flush);
        read(name, tracker, packet -> {
            tracker.track(packet);
            sink.advance();
        });
        if (unread)
            return false;
        tracker.finish();
        return true;
    }

    /** The octets of what can be read only once: standard input, a pipe; null for a file. */
    private byte @Nullable [] held(String name) throws IOException {
        InputStream stream = stream(name);
        if (stream == null)
            return null;
        try (stream) {
            return stream.readAllBytes();
        }
    }

    /** What can be read only once, and may have to be waited for; null for a file. */
    private @Nullable InputStream stream(String name) {
        if (isStandardInput(name))
            return new PatientInput(streams.in(), output, () -> stopped);
        Path path = Path.of(name);
        if (Files.isRegularFile(path) || Files.isDirectory(path) || !Files.isReadable(path))
            return null;                                                  // a file, or what opening it will complain of
        return new PatientInput(new NamedPipe(path), output, () -> stopped);
    }

    /** What is to be flushed before standard input is waited for. */
    void showsIn(Flushable written) {
        output = written;
    }

    /** Does something with captures that Ctrl-C ends in good order, and says so where it did. */
    void interruptibly(Work work) throws IOException {
        try (Interrupt interrupt = new Interrupt(this::stop)) {
            work.run();
            if (interrupt.isAsked())
                streams.say("interrupted: packets not yet read are left out");
            interrupt.finished(status());
        }
    }

    /** Ends what is being read behind the frame at hand, and reads no more. Safe from another thread. */
    void stop() {
        stopped = true;
    }

    /** Ends what is being read behind the packet at hand; captures that follow are read. */
    void end() {
        enough = true;
    }

    /** Whether somebody stopped it. */
    boolean isStopped() {
        return stopped;
    }

    /** Leaves a capture unread where somebody has stopped the reading, and so not all is done, even where what was read has no end of its own; whether it did. */
    boolean leaveIfStopped() {
        if (!stopped)
            return false;
        unread = true;
        streamed = false;
        return true;
    }

    /** Reads the frames of one capture, not dissected, from its start to its end, or to the damage. */
    void frames(String name, FrameStep step) throws IOException {
        frames(name, NOBODY, step);
    }

    /** As {@link #frames(String, FrameStep)}, for somebody who wants to know what comes. */
    void frames(String name, Lookahead lookahead, FrameStep step) throws IOException {
        source(name, lookahead, source -> {
            Frame frame = new Frame();
            while (source.next(frame))
                step.take(frame);
            return Optional.empty();
        });
    }

    /** Lets somebody read the frames of one capture, as far as he likes. */
    void source(String name, Reading reading) throws IOException {
        source(name, NOBODY, reading);
    }

    private void source(String name, Lookahead lookahead, Reading reading) throws IOException {
        if (leaveIfStopped())
            return;
        unread = true;
        try (Capture capture = open(name, null); Progress progress = new Progress(streams, name)) {
            lookAhead(capture, lookahead);
            reading.read(new Watched(capture, progress)).ifPresentOrElse(this::tell, () -> unread = false);
        } catch (CaptureException damage) {
            tell(damage);
        }
    }

    // A capture that was stopped in the middle of a packet is not damaged.
    private void tell(CaptureException damage) {
        if (stopped)
            return;
        damaged = true;
        streams.say(OneLine.of(String.valueOf(damage.getMessage())));
    }

    private void pass(String name, byte @Nullable [] held, Settings settings, Lookahead lookahead, Step step, boolean last) throws IOException {
        unread = true;
        enough = false;
        try (Capture capture = open(name, held); Progress progress = new Progress(streams, name)) {
            lookAhead(capture, lookahead);
            Dissection dissection = dissectors.open(settings);
            Analysis analysis = new Analysis(settings);
            Frame frame = new Frame();
            while (!stopped && !enough && capture.next(frame)) {
                unread = false;
                Packet packet = dissection.dissect(frame);
                if (analysed)
                    analysis.analyse(packet);
                step.take(packet);
                progress.advance(capture);
            }
            unread = false;
        } catch (CaptureException damage) {
            if (last)
                tell(damage);
            else
                damaged |= !stopped;
        }
    }

    private static void lookAhead(Capture capture, Lookahead lookahead) {
        if (lookahead != NOBODY)
            capture.lookAhead(lookahead);
    }

    private Capture open(String name, byte @Nullable [] held) throws CaptureException {
        InputStream stream = held == null ? stream(name) : new ByteArrayInputStream(held);
        streamed = stream != null;
        return stream == null ? Capture.open(Path.of(name)) : Capture.open(stream, called(name));
    }

    static boolean isStandardInput(String name) {
        return name.equals("-");
    }

    /** What messages call an input. */
    static String called(String name) {
        return isStandardInput(name) ? STANDARD_INPUT : name;
    }

    /** Whether damage came before the first packet of what was read last, so that there is nothing to tell of it but that. */
    boolean isUnread() {
        return unread;
    }

    /** The exit status of all that was read so far. A file that somebody stopped is not done; standard input, or a pipe, ends that way. */
    int status() {
        if (damaged)
            return ExitStatus.INPUT;
        return stopped && !streamed ? ExitStatus.INTERRUPTED : ExitStatus.DONE;
    }
}
