package dev.remora.ide.model;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** The files of live captures: those that are written at the moment, and those that go once nobody looks at them. Safe for many threads. */
public final class LiveFiles {
    private static final Map<Path, Writer>   WRITERS   = new ConcurrentHashMap<>();
    private static final Map<Path, Runnable> TEMPORARY = new ConcurrentHashMap<>();

    private record Writer(BooleanSupplier isOver, Runnable stop) {}

    private LiveFiles() {}

    /** A capture begins to write a file; {@code isOver} says when it has ended, {@code stop} ends it. */
    public static void add(Path path, BooleanSupplier isOver, Runnable stop) {
        WRITERS.put(path, new Writer(isOver, stop));
    }

    /** The same of a file that is a temporary one; {@code discard} ends the capture and deletes it. */
    public static void addTemporary(Path path, BooleanSupplier isOver, Runnable stop, Runnable discard) {
        TEMPORARY.put(path, discard);
        add(path, isOver, stop);
    }

    /** The capture that writes a file has ended. */
    public static void remove(Path path) {
        WRITERS.remove(path);
    }

    /** Whether a file is being written. */
    public static boolean isLive(Path path) {
        Writer writer = WRITERS.get(path);
        return writer != null && !writer.isOver().getAsBoolean();
    }

    /** Ends the capture that writes a file, which stays; nothing where none does. */
    public static void stop(Path path) {
        Writer writer = WRITERS.get(path);
        if (writer != null)
            writer.stop().run();
    }

    /** Whether a file is one of a live capture that is deleted once nobody looks at it. */
    public static boolean isTemporary(Path path) {
        return TEMPORARY.containsKey(path);
    }

    /** Ends the capture that writes a temporary file, and deletes it; nothing where the file is no such. */
    public static void discard(Path path) {
        Runnable discard = TEMPORARY.remove(path);
        if (discard != null)
            discard.run();
    }

    /** Says when the capture that writes a file has ended. */
    public static BooleanSupplier end(Path path) {
        Writer writer = WRITERS.get(path);
        return writer == null ? () -> true : writer.isOver();
    }
}
