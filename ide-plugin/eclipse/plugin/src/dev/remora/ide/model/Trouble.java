package dev.remora.ide.model;

import dev.remora.capture.CaptureException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.Job;

/** What is wrong with a file that is in front of whoever reads of it: in words that do not begin with where the file is. */
public final class Trouble {
    private Trouble() {}

    /** What is wrong, and at which octet. */
    public static String text(Throwable e) {
        return switch (e) {
            case CaptureException damage when damage.getCause() instanceof Imprint.ChangedException changed -> changed.getMessage();
            case CaptureException damage -> (damage.position() == CaptureException.NOWHERE ? "" : "octet " + damage.position() + ": ") + damage.problem();
            case NoSuchFileException gone -> Path.of(gone.getFile()).getFileName() + " is gone";
            case IOException other when other.getMessage() != null -> other.getMessage();
            case UncheckedIOException other when other.getMessage() != null -> other.getMessage();
            case IOException other -> other.toString();
            default -> "internal error: " + e;
        };
    }

    /** Tells why a job fails, where it does: neither where it ends well nor where it is stopped. On any thread. */
    public static void tell(Job job, Consumer<String> why) {
        job.addJobChangeListener(IJobChangeListener.onDone(event -> {
            if (event.getResult().matches(IStatus.ERROR))
                why.accept(text(event.getResult()));
        }));
    }

    /** Why a job that was not stopped has not done all that it was to do. */
    public static String text(IStatus ended) {
        return ended.getException() == null ? ended.getMessage() : text(ended.getException());
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
