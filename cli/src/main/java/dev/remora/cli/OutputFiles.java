package dev.remora.cli;

import dev.remora.capture.CaptureException;
import dev.remora.capture.CaptureWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Where results go. That is looked at before anything is read or written, so that no result is written over what it is made from. */
final class OutputFiles {
    private OutputFiles() {}

    /**
     * Checks that a file may be written.
     *
     * @param  option  the option that names the file
     * @param  inputs  files that are read, also through links; {@code -} is standard input
     * @throws Failure where the file is one of the inputs, or a folder, or in none, or {@code -}, which looks like standard output
     */
    static void check(String option, Path file, Collection<String> inputs) throws IOException {
        if (isStandardOutput(file))
            throw Failure.usage(option + " takes the name of a file, not - for standard output; for a file named -, write ./-");
        if (Files.isDirectory(file))
            throw Failure.usage(option + " cannot write " + file + ": it is a folder");
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder))
            throw Failure.usage(option + " cannot write " + file + ": there is no folder " + folder);
        if (!Files.isRegularFile(file))                                   // a pipe or a device loses nothing
            return;
        for (String input : inputs)
            if (!Replay.isStandardInput(input) && Files.exists(Path.of(input)) && Files.isSameFile(file, Path.of(input)))
                throw Failure.usage(option + " would overwrite " + input + ", which is an input; name another file");
    }

    /** Opens a file to write; what goes wrong then names it. */
    static OutputStream open(Path file, OpenOption... options) throws IOException {
        return new NamedOutput(file.toString(), Files.newOutputStream(file, options));
    }

    /** Writes all of a file. */
    static void write(Path file, byte[] octets, OpenOption... options) throws IOException {
        try (OutputStream out = open(file, options)) {
            out.write(octets);
        }
    }

    /** Writes a file anew, in the room that it has: if there is none for what is longer, as on a full disk, it is again what it was before. */
    static void replace(Path file, byte[] before, byte[] after) throws IOException {
        try {
            overwrite(file, after);
        } catch (OutputFailure failed) {
            try {
                overwrite(file, before);
            } catch (IOException lost) {
                failed.addSuppressed(lost);
            }
            throw failed;
        }
    }

    // Cut to its length only then: what fits into the room it has cannot fail for want of room.
    private static void overwrite(Path file, byte[] octets) throws IOException {
        write(file, octets, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(octets.length);
        }
    }

    /**
     * Checks that two options do not name the same file.
     *
     * @throws Failure where they do
     */
    static void checkApart(String option, @Nullable Path file, String otherOption, @Nullable Path other) {
        if (file != null && other != null && file.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize()))
            throw Failure.usage(option + " and " + otherOption + " name the same file, " + file);
    }

    /** Whether the name of an output stands for standard output. */
    static boolean isStandardOutput(Path file) {
        return file.toString().equals("-");
    }

    /** Begins to write a capture, to standard output too. */
    static CaptureWriter capture(Path file, Streams streams) throws CaptureException {
        return isStandardOutput(file) ? CaptureWriter.pcapNg(streams.out(), "standard output") : CaptureWriter.open(file);
    }

    /** Writes a text; to standard output where no file is named. */
    static void write(@Nullable Path file, String text, Streams streams) throws IOException {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        if (file == null)
            streams.out().write(octets);
        else
            write(file, octets);
    }

    /**
     * Creates a folder where there is none.
     *
     * @throws Failure where something else has its name, or it is {@code -}
     */
    static Path folder(String option, Path folder) throws IOException {
        if (isStandardOutput(folder))
            throw Failure.usage(option + " takes the name of a folder, not - for standard output; for a folder named -, write ./-");
        try {
            return Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw Failure.usage(option + " takes a folder; " + e.getFile() + " is a file");
        }
    }
}
