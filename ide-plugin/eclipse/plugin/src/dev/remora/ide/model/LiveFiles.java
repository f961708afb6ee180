package dev.remora.ide.model;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** The files that live captures write at the moment. Safe for many threads. */
public final class LiveFiles {
    private static final Map<Path, BooleanSupplier> ENDS = new ConcurrentHashMap<>();

    private LiveFiles() {}

    /** A capture begins to write a file; {@code isOver} says when it has ended. */
    public static void add(Path path, BooleanSupplier isOver) {
        ENDS.put(path, isOver);
    }

    /** The capture that writes a file has ended. */
    public static void remove(Path path) {
        ENDS.remove(path);
    }

    /** Whether a file is being written. */
    public static boolean isLive(Path path) {
        BooleanSupplier end = ENDS.get(path);
        return end != null && !end.getAsBoolean();
    }

    /** Says when the capture that writes a file has ended. */
    public static BooleanSupplier end(Path path) {
        return ENDS.getOrDefault(path, () -> true);
    }
}
