package dev.remora.ide.capture;

import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.LiveFiles;
import dev.remora.ide.model.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.Job;

/**
 * Reads a capture once in the background, so that each of its packets can be found. Stopped, it leaves what has been read; of a file that a live capture writes, it is
 * the capture that stops, and what it wrote is read to its end.
 */
final class IndexJob extends Job {
    private static final int TICKS = 1000;

    private final CaptureFile file;
    private final boolean     live;
    private int               asked;
    private int               told;

    private volatile boolean left;

    IndexJob(CaptureFile file) {
        this(file, LiveFiles.isLive(file.path()));
    }

    private IndexJob(CaptureFile file, boolean live) {
        super((live ? "Capturing to " : "Reading ") + file.path().getFileName());
        this.file = file;
        this.live = live;
        addJobChangeListener(IJobChangeListener.onDone(event -> file.leave()));          // one that is stopped before it starts does not run
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            monitor.beginTask("", live ? IProgressMonitor.UNKNOWN : TICKS);
            file.index(() -> isStopped(monitor));
            return isStopped(monitor) ? Status.CANCEL_STATUS : Status.OK_STATUS;
        } catch (IOException | UncheckedIOException e) {
            return Status.error(Trouble.text(e), e);
        }
    }

    private boolean isStopped(IProgressMonitor monitor) {
        if (!live && ++asked % 4096 == 0) {
            int reached = (int) (TICKS * file.share());
            monitor.worked(reached - told);
            told = reached;
        }
        return live ? left : monitor.isCanceled();
    }

    @Override
    protected void canceling() {
        if (live && !left)
            LiveFiles.stop(file.path());
    }

    /** Stops reading at once: nobody looks at the file here any more. Whatever writes it goes on. */
    void leave() {
        left = true;
        cancel();
    }
}
