package dev.remora.capture;

import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A capture is damaged, cannot be read, or is not a capture. The message says what is wrong, where, and what was expected. */
public final class CaptureException extends IOException {
    /** The position of a problem that is with the capture as a whole, such as a missing file. */
    public static final long NOWHERE = -1;

    private static final long serialVersionUID = 1;

    private final String name;
    private final long   position;
    private final String problem;

    /** A problem at an octet of a capture, or at {@link #NOWHERE}. */
    public CaptureException(String name, long position, String problem) {
        this(name, position, problem, null);
    }

    /** A problem at an octet of a capture, or at {@link #NOWHERE}, found through another exception. */
    public CaptureException(String name, long position, String problem, @Nullable Throwable cause) {
        super(name + (position == NOWHERE ? ": " : ": octet " + position + ": ") + problem, cause);
        this.name = name;
        this.position = position;
        this.problem = problem;
    }

    /** What the capture is called: its path, or the name its opener gave it. */
    public String name() {
        return name;
    }

    /** Octets from the start of the capture to the damage, or {@link #NOWHERE}; if the capture is compressed, octets of the decompressed capture. */
    public long position() {
        return position;
    }

    /**
     * Whether the capture ends too early, because it is still being written or was copied only in part. False if the octets that are there are wrong, and for
     * captures that libpcap reads.
     */
    public boolean isCutShort() {
        return getCause() instanceof EOFException;
    }

    /** The message without name and position. */
    public String problem() {
        return problem;
    }
}
