package dev.remora.ide.capture;

import dev.remora.ide.model.CaptureFile;
import java.io.IOException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;

/** Reads a capture once in the background, so that each of its packets can be found. */
final class IndexJob extends Job {
    private static final int TICKS = 1000;

    private final CaptureFile file;

    IndexJob(CaptureFile file) {
        super("Reading " + file.path().getFileName());
        this.file = file;
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            SubMonitor progress = SubMonitor.convert(monitor, TICKS);
            long octets = Math.max(1, file.octets());
            file.index(monitor::isCanceled, at -> progress.setWorkRemaining((int) (TICKS - Math.min(TICKS, at * TICKS / octets))));
            return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
        } catch (IOException e) {
            return Status.error(String.valueOf(e.getMessage()), e);
        }
    }
}
