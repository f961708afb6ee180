package dev.remora.rules.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tables that are files beside this class: a row each line, columns with blanks between them; what begins with {@code #} is a comment. */
final class Listing {
    private Listing() {}

    /** The rows of a table, in order. */
    static List<String[]> rows(String file) {
        try (InputStream in = Listing.class.getResourceAsStream(file)) {
            if (in == null)
                throw new IllegalStateException(file + " is missing");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).map(line -> line.split(" +")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
