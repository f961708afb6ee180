package dev.remora.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The captures that a command names: files, folders of them, and {@code -} for standard input. */
final class CaptureNames {
    private static final List<String> ENDINGS = List.of(".pcap", ".pcapng", ".cap", ".pcap.gz", ".pcapng.gz", ".cap.gz");

    private CaptureNames() {}

    /**
     * The captures, with those below a folder in its place, in the order of their names.
     *
     * @throws Failure where none is named, or standard input more than once
     */
    static List<String> of(List<String> named, String hint) throws IOException {
        if (named.isEmpty())
            throw Failure.usage("no CAPTURE is given" + hint);
        List<String> captures = new ArrayList<>();
        for (String name : named)
            captures.addAll(isFolder(name) ? in(Path.of(name)) : List.of(name));
        if (captures.stream().filter(Replay::isStandardInput).count() > 1)
            throw Failure.usage("- is standard input, which can be read once; it is named more than once");
        return captures;
    }

    private static boolean isFolder(String name) {
        return !Replay.isStandardInput(name) && Files.isDirectory(Path.of(name));
    }

    private static List<String> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> captures = files.filter(CaptureNames::isCapture).map(Path::toString).sorted().toList();
            if (captures.isEmpty())
                throw Failure.input(folder + ": no capture is in this folder; they end with .pcap, .pcapng or .cap, also with .gz behind it");
            return captures;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Whether a path leads to captures, by its name: a capture, or a folder with some directly in it. */
    static boolean areCaptures(String path) throws IOException {
        if (!Files.isDirectory(Path.of(path)))
            return isCapture(Path.of(path));
        try (Stream<Path> files = Files.list(Path.of(path))) {
            return files.anyMatch(CaptureNames::isCapture);
        }
    }

    /** Whether a file is a capture, by its name. */
    static boolean isCapture(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && ENDINGS.stream().anyMatch(name::endsWith);
    }
}
