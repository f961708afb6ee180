package dev.remora.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that lie beside their tests as files. With {@code -Dgolden.update} they are written instead of compared. */
public final class Golden {
    private Golden() {}

    /** Whether files are to be written. */
    public static boolean isUpdating() {
        return System.getProperty("golden.update") != null;
    }

    /** Compares a text with a file. */
    public static void compare(Path file, String text) {
        try {
            if (isUpdating()) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, text);
            }
            assertThat(file).as("run with -Dgolden.update to write it").exists();
            assertThat(text).as("%s (-Dgolden.update rewrites it)", file).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
