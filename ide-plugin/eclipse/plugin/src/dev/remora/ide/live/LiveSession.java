package dev.remora.ide.live;

import dev.remora.ide.model.LiveFiles;
import dev.remora.live.Drops;
import dev.remora.live.LiveCapture;
import dev.remora.live.LiveSettings;
import dev.remora.packet.Frame;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** One live capture: a thread of its own writes what comes to a file, until it is stopped. Safe for many threads. */
public final class LiveSession {
    private static final DateTimeFormatter NAME         = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final Pattern           NO_FILE      = Pattern.compile("[^A-Za-z0-9._-]+");              // what some system, or the encoding of its names, refuses
    private static final int               MOST_LETTERS = 80;
    private static final long              FLUSH_NANOS  = 50_000_000;

    private final String      network;
    private final Path        path;
    private final LiveCapture capture;
    private final Recording   recording;
    private volatile long     written;
    private volatile long     passed;
    private volatile boolean  paused;
    private volatile boolean  over;
    private volatile boolean  discarded;
    private volatile String   trouble = "";

    private LiveSession(String network, Path path, LiveCapture capture, OutputStream file) {
        this.network = network;
        this.path = path;
        this.capture = capture;
        this.recording = new Recording(file, path.toString());
    }

    /**
     * Starts to capture. Opens the interface; not for the thread of the user interface.
     *
     * @throws IOException where it cannot; the message says what to do
     */
    public static LiveSession start(String network, LiveSettings settings) throws IOException {
        LiveCapture capture = LiveCapture.open(network, settings);
        try {
            Path path = Files.createTempDirectory("remora").resolve(fileName(network, LocalDateTime.now()));
            LiveSession session = new LiveSession(network, path, capture, new BufferedOutputStream(Files.newOutputStream(path), 1 << 16));
            path.getParent().toFile().deleteOnExit();               // where the editor that deletes them has no time to; the last one named goes first
            path.toFile().deleteOnExit();
            LiveFiles.addTemporary(path, session::isOver, session::stop, session::discard);
            Thread.ofPlatform().daemon().name("live capture of " + network).start(session::run);
            Thread.ofPlatform().daemon().name("live file of " + network).start(session::flush);
            return session;
        } catch (IOException e) {
            capture.close();
            throw e;
        }
    }

    /** What the file of a capture is called: names of interfaces may have what names of files may not, as {@code \Device\NPF_{…}} on Windows. */
    public static String fileName(String network, LocalDateTime at) {
        String name = NO_FILE.matcher(network).replaceAll("_");
        return name.substring(0, Math.min(name.length(), MOST_LETTERS)) + "-" + NAME.format(at) + ".pcapng";
    }

    private void run() {
        Frame frame = new Frame();
        try {
            while (capture.next(frame)) {
                if (paused) {
                    passed++;
                } else {
                    recording.write(frame);
                    written++;
                }
            }
        } catch (IOException e) {
            trouble = String.valueOf(e.getMessage());
        } finally {
            end();
        }
    }

    private void end() {
        capture.close();
        try {
            recording.end();
        } catch (IOException e) {
            trouble = path + " could not be written completely: " + e.getMessage();
        }
        over = true;
        LiveFiles.remove(path);
        if (discarded)
            delete();
    }

    private void delete() {
        try {
            Files.deleteIfExists(path);
            Files.deleteIfExists(path.getParent());
        } catch (IOException e) {
            trouble = path + " could not be deleted: " + e.getMessage();
        }
    }

    /** Gives the editor what has been written, also where little comes. */
    private void flush() {
        while (!over) {
            LockSupport.parkNanos(FLUSH_NANOS);
            try {
                recording.flush();
            } catch (IOException e) {
                trouble = path + " cannot be written: " + e.getMessage();
                stop();
                return;
            }
        }
    }

    /** The interface. */
    public String network() {
        return network;
    }

    /** Where the packets are. */
    public Path path() {
        return path;
    }

    /** Packets written so far. */
    public long written() {
        return written;
    }

    /** Packets that came while it was paused, and were let go. */
    public long passed() {
        return passed;
    }

    /** What was lost. */
    public Drops drops() {
        return capture.drops();
    }

    /** What went wrong; empty where nothing did. */
    public String trouble() {
        return trouble;
    }

    /** Lets packets go for a while, or keeps them again. */
    public void pause(boolean now) {
        paused = now;
    }

    /** Whether packets are let go. */
    public boolean isPaused() {
        return paused;
    }

    /** Ends the capture; returns at once. */
    public void stop() {
        capture.stop();
    }

    /** Ends a capture that nobody looks at; its file is deleted. */
    private void discard() {
        discarded = true;
        stop();
        if (over)                                   // else as it ends
            delete();
    }

    /** Whether the capture has ended and the file is complete. */
    public boolean isOver() {
        return over;
    }
}
