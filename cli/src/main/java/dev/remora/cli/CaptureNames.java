package dev.remora.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The captures that a command names: files, folders of them, and {@code -} for standard input. */
final class CaptureNames {
    private static final List<String> ENDINGS = List.of(".pcap", ".pcapng", ".cap", ".dmp", ".pcap.gz", ".pcapng.gz", ".cap.gz", ".dmp.gz");

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
            throw Failure.readTwice();
        return captures;
    }

    private static boolean isFolder(String name) {
        return !Replay.isStandardInput(name) && Files.isDirectory(Path.of(name));
    }

    private static List<String> in(Path folder) throws IOException {
        List<String> captures = below(folder).stream().map(Path::toString).sorted().toList();
        if (captures.isEmpty())
            throw Failure.input(folder + ": this folder has no captures; their names end in .pcap, .pcapng, .cap or .dmp, or one of these followed by .gz");
        return captures;
    }

    // Captures, and what may have some in it but cannot be read. Folders below that are symbolic links are passed over, so that none is read twice.
    private static List<Path> below(Path folder) throws IOException {
        Path start = folder.resolve(".");                            // into the folder, where its name is a symbolic link to it
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(start, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (isCapture(file))
                    found.add(folder.resolve(start.relativize(file)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                found.add(folder.resolve(start.relativize(file)));   // who opens it is told why it cannot be read
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    /** Whether a path leads to captures, by its name: a capture, or a folder with some below it. */
    static boolean areCaptures(String path) throws IOException {
        return Files.isDirectory(Path.of(path)) ? below(Path.of(path)).stream().anyMatch(CaptureNames::isCapture) : isCapture(Path.of(path));
    }

    /** Whether a file is a capture, by its name. */
    static boolean isCapture(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && ENDINGS.stream().anyMatch(name::endsWith);
    }
}
