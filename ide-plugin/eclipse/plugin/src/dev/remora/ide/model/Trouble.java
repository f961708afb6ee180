package dev.remora.ide.model;

import dev.remora.capture.CaptureException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What is wrong with a file that is in front of whoever reads of it: in words that do not begin with where the file is. */
public final class Trouble {
    private Trouble() {}

    /** What is wrong, and at which octet. */
    public static String text(IOException e) {
        return switch (e) {
            case CaptureException damage when damage.getCause() instanceof Imprint.ChangedException changed -> changed.getMessage();
            case CaptureException damage -> (damage.position() == CaptureException.NOWHERE ? "" : "octet " + damage.position() + ": ") + damage.problem();
            case NoSuchFileException gone -> Path.of(gone.getFile()).getFileName() + " is gone";
            default -> e.getMessage() == null ? e.toString() : e.getMessage();
        };
    }

    /** Why a file could not be written. */
    public static String written(Path file, IOException e) {
        return switch (e) {
            case NoSuchFileException missing when file.toString().equals(missing.getFile()) -> "there is no folder " + file.getParent();
            case AccessDeniedException denied -> "permission denied";
            case FileSystemException refused when refused.getReason() != null -> refused.getReason();
            default -> text(e);
        };
    }
}
