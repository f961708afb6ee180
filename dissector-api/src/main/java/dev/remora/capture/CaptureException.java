package dev.remora.capture;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A capture that is damaged, cannot be read, or is none. Its message says what, where, and what would be right. */
public final class CaptureException extends IOException {
    private static final long serialVersionUID = 1;

    private final String name;
    private final long   position;
    private final String problem;

    /** A problem at an octet of a capture. */
    public CaptureException(String name, long position, String problem) {
        this(name, position, problem, null);
    }

    /** A problem at an octet of a capture, found through another exception. */
    public CaptureException(String name, long position, String problem, @Nullable Throwable cause) {
        super(name + ": octet " + position + ": " + problem, cause);
        this.name = name;
        this.position = position;
        this.problem = problem;
    }

    /** What the capture is called: its path, or the name its opener gave it. */
    public String name() {
        return name;
    }

    /** Octets from the start of the capture to the damage; of the decompressed capture where it is compressed. */
    public long position() {
        return position;
    }

    /** The message without name and position. */
    public String problem() {
        return problem;
    }
}
