package dev.remora.ide.capture;

import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.Chunks;
import dev.remora.ide.model.FrameReader;
import dev.remora.ide.model.Pass;
import dev.remora.ide.model.Trouble;
import dev.remora.packet.Packet;
import java.io.IOException;
import java.util.function.Predicate;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.Job;

/** Looks through a capture for the packets that a filter takes, as far as it has been read, and waits for more while it is. */
final class FilterJob extends Job {
    private static final int REST_MILLIS = 30;
    private static final int TICKS       = 1000;
    private static final int EVERY       = 4096;

    private final CaptureFile       file;
    private final String            text;
    private final Predicate<Packet> filter;
    private final Chunks            numbers = new Chunks();
    private volatile double         share;
    private volatile int            looked;
    private volatile boolean        done;
    private volatile String         cut     = "";

    FilterJob(CaptureFile file, String text, Predicate<Packet> filter) {
        super("Filtering " + file.path().getFileName() + " by " + text);
        this.file = file;
        this.text = text;
        this.filter = filter;
        addJobChangeListener(IJobChangeListener.onDone(event -> ended(event.getResult())));
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        SubMonitor progress = SubMonitor.convert(monitor, TICKS);
        try (FrameReader reader = file.reader()) {
            Pass pass = Pass.forFilter(file, text);
            int next = 1;
            int told = 0;
            while (!monitor.isCanceled()) {
                boolean complete = file.isComplete();                     // asked before, so that what came last is looked at
                for (int size = file.size(); next <= size && !monitor.isCanceled(); next++) {
                    if (filter.test(pass.next(reader.frame(next))))
                        numbers.add(next);
                    looked = next;
                    if (next % EVERY == 0) {
                        share = file.share() * next / size;
                        int reached = (int) (TICKS * share);
                        progress.worked(Math.max(0, reached - told));
                        told = Math.max(told, reached);
                    }
                }
                if (complete) {
                    reader.verify();
                    break;
                }
                Thread.sleep(REST_MILLIS);
            }
        } catch (IOException e) {
            return Status.error(Trouble.text(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Status.CANCEL_STATUS;
        }
        return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
    }

    // Told by the platform, for a job that is cancelled before it starts does not run.
    private void ended(IStatus result) {
        if (!result.isOK())
            cut = result.matches(IStatus.CANCEL) ? "stopped" : "the rest could not be read: " + Trouble.text(result);
        done = true;
    }

    /** Numbers of the packets found so far, ascending. */
    Chunks numbers() {
        return numbers;
    }

    /** Why not the whole capture was looked through; empty where it was, or is yet to be. */
    String cut() {
        return cut;
    }

    /** How much of the capture has been looked through: 0 to 1. */
    double share() {
        return share;
    }

    /** Whether every packet that is there has been looked at; more may come. */
    boolean isAbreast() {
        return looked >= file.size();
    }

    /** Whether it has ended. */
    boolean isDone() {
        return done;
    }
}
