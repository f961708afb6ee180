package dev.remora.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files with an item a line, which belong to the call: names of fields, filters to try. */
final class Lists {
    private Lists() {}

    /**
     * The lines of a file, without a byte order mark.
     *
     * @throws Failure where it is missing, a folder, or no text
     */
    static List<String> lines(Path file) throws IOException {
        if (!Files.exists(file))
            throw Failure.usage(file + ": there is no such file");
        if (Files.isDirectory(file))
            throw Failure.usage(file + ": this is a folder; expected a file");
        try {
            List<String> lines = Files.readAllLines(file);
            if (!lines.isEmpty() && lines.getFirst().startsWith("\uFEFF"))
                lines.set(0, lines.getFirst().substring(1));
            return lines;
        } catch (MalformedInputException e) {
            throw Failure.usage(file + ": this is not text");
        }
    }
}
