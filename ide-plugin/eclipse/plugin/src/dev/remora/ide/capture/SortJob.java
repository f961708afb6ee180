package dev.remora.ide.capture;

import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.Rows;
import dev.remora.ide.model.Rows.Row;
import dev.remora.ide.model.Shown;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;

/** Finds the order in which a column puts the packets of a list that grows no more: makes the row of each, in the order of the capture, and keeps what the column says. */
final class SortJob extends Job {
    private static final int EVERY = 4096;

    private final CaptureFile file;
    private final Shown       listed;
    private final Column      column;
    private final boolean     descending;
    private volatile Shown    found;

    /** A job that tells on the thread of the user interface what it has found: nothing where it was stopped, or the file has been changed. */
    SortJob(CaptureFile file, Shown listed, Column column, boolean descending, BiConsumer<SortJob, Optional<Shown>> done) {
        super("Sorting " + file.path().getFileName() + " by " + column.heading());
        this.file = file;
        this.listed = listed;
        this.column = column;
        this.descending = descending;
        Display display = Display.getCurrent();
        addJobChangeListener(IJobChangeListener.onDone(event -> {
            if (!display.isDisposed())
                display.asyncExec(() -> done.accept(this, Optional.ofNullable(found)));
        }));
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        SortKey[] keys = new SortKey[listed.size()];
        SubMonitor progress = SubMonitor.convert(monitor, keys.length / EVERY + 1);
        try (Rows rows = new Rows(file, Column.fields(Stream.of(column)))) {
            long previous = 0;
            for (int place = 0; place < keys.length; place++) {
                Row row = rows.row(listed.number(place));
                if (monitor.isCanceled() || !row.isRead())
                    return Status.CANCEL_STATUS;
                keys[place] = SortKey.of(column, row, place == 0 ? row.timeNanos() : previous, place);
                previous = row.timeNanos();
                if (place % EVERY == 0)
                    progress.worked(1);
            }
        } catch (IOException e) {
            return Status.CANCEL_STATUS;                     // the file was only read; nothing is lost
        }
        Arrays.sort(keys, SortKey.order(descending));
        found = new Shown.Sorted(listed, Arrays.stream(keys).mapToInt(SortKey::place).toArray());
        return Status.OK_STATUS;
    }
}
