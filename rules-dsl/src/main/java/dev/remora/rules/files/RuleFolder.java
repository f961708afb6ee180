package dev.remora.rules.files;

import dev.remora.capture.Capture;
import dev.remora.capture.CaptureException;
import dev.remora.capture.CaptureSource;
import dev.remora.field.Catalogue;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads rule files, and what they import, from disk. */
public final class RuleFolder {
    /** What the name of a rule file ends with. */
    public static final String EXTENSION = ".remora";

    private static final int MOST = 16 << 20;           // octets; a character of UTF-16 takes three at most, and the longest text has 4 million

    private RuleFolder() {}

    /**
     * The rule files at these paths, and below those that are folders, in the order of their names; checked together. A file that several paths lead to is one.
     *
     * @throws IOException if a path cannot be read; {@link NoSuchFileException} where nothing is there
     */
    public static RuleFiles load(List<Path> paths, Catalogue catalogue) throws IOException {
        return RuleFiles.of(sources(paths), catalogue, RuleFolder::imported);
    }

    /**
     * The texts of the rule files at these paths, and below those that are folders, in the order of their names. A file that several paths lead to is one.
     *
     * @throws IOException if a path cannot be read; {@link NoSuchFileException} where nothing is there
     */
    public static List<Source> sources(List<Path> paths) throws IOException {
        List<Source> sources = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (Path path : paths)
            for (Path file : files(path))
                if (seen.add(real(file)))
                    sources.add(Source.of(file.toString(), octets(file)));
        return sources;
    }

    /**
     * The octets of a rule file; of one that is longer than any that is checked, or that never ends, only so many that it is seen to be too long.
     *
     * @throws IOException if it cannot be read
     */
    public static byte[] octets(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return octets(in);
        }
    }

    /**
     * The octets of a rule file that comes through a stream, with the same bound.
     *
     * @throws IOException if it cannot be read
     */
    public static byte[] octets(InputStream in) throws IOException {
        return in.readNBytes(MOST);
    }

    private static Path real(Path file) throws IOException {
        if (!Files.exists(file))
            throw new NoSuchFileException(file.toString(), null, "there is no such rule file or folder");
        try {
            return file.toRealPath();
        } catch (IOException pipe) {                                  // which has no other name
            return file.toAbsolutePath();
        }
    }

    /**
     * The rule files below a folder in the order of their names; a file is itself.
     *
     * @throws IOException if the folder cannot be read
     */
    public static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path))
            return List.of(path);
        Path start = path.resolve(".");                              // into the folder, where the path is a symbolic link to it
        try (Stream<Path> all = Files.walk(start)) {
            return all.filter(file -> file.toString().endsWith(EXTENSION) && Files.isRegularFile(file)).map(file -> path.resolve(start.relativize(file))).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** What a file is called that another one imports, whether it is there or not; nothing where no file can be called so. */
    public static Optional<String> nameOfImported(String path, Source from) {
        try {
            return Optional.of(beside(path, from).toString());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The file that another one imports: the path is taken from where the importing file is, or, where nothing is there, from where symbolic links lead to it. */
    public static Optional<Source> imported(String path, Source from) {
        try {
            Path file = beside(path, from);
            return Files.isRegularFile(file) ? Optional.of(Source.of(file.toString(), octets(file))) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The capture that a test names: the path is taken from where the rule file is. */
    public static CaptureSource capture(String path, Source from) throws CaptureException {
        try {
            return Capture.open(beside(path, from));
        } catch (InvalidPathException e) {
            throw new CaptureException(path, CaptureException.NOWHERE, "no file can have this name: " + e.getReason());
        }
    }

    // Behind a symbolic link to the file or to a folder above, whose own neighbours come first: what is beside the file that it leads to.
    private static Path beside(String path, Source from) {
        Path file = Path.of(from.name());
        Path beside = file.resolveSibling(path).normalize();
        if (Files.exists(beside))
            return beside;
        try {
            Path real = file.toRealPath().resolveSibling(path).normalize();
            return Files.exists(real) ? real : beside;
        } catch (IOException e) {
            return beside;
        }
    }
}
