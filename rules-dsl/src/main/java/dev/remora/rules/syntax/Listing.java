package dev.remora.rules.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tables that are files beside a class: a row each line, columns with blanks between them; what begins with {@code #} is a comment. */
public final class Listing {
    private Listing() {}

    /** The rows of a table, in order. */
    public static List<String[]> rows(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null)
                throw new IllegalStateException(file + " is missing");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).map(line -> line.split(" +")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
