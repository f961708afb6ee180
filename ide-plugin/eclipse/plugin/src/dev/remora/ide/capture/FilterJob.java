package dev.remora.ide.capture;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Settings;
import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.Chunks;
import dev.remora.ide.model.Protocols;
import dev.remora.capture.Capture;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.tracking.TrackerListener;
import dev.remora.tracking.Tracker;
import java.io.IOException;
import java.util.function.Predicate;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/** Looks through a capture for the packets that a filter takes. */
final class FilterJob extends Job {
    private final CaptureFile       file;
    private final Predicate<Packet> filter;
    private final Chunks            numbers = new Chunks();
    private volatile boolean        done;

    FilterJob(CaptureFile file, String text, Predicate<Packet> filter) {
        super("Filtering " + file.path().getFileName() + " by " + text);
        this.file = file;
        this.filter = filter;
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try (Capture capture = Capture.open(file.path())) {
            Dissection dissection = Protocols.all().open();
            Tracker tracker = new Tracker(Settings.STANDARD, new TrackerListener() {});
            Frame frame = new Frame();
            while (!monitor.isCanceled() && capture.next(frame)) {
                Packet packet = dissection.dissect(frame);
                tracker.track(packet);
                if (filter.test(packet))
                    numbers.add((int) frame.number());
            }
        } catch (IOException e) {
            return file.damage().isEmpty() ? Status.error(String.valueOf(e.getMessage()), e) : Status.OK_STATUS;
        } finally {
            done = true;
        }
        return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
    }

    /** Numbers of the packets found so far, ascending. */
    Chunks numbers() {
        return numbers;
    }

    /** Whether the whole capture has been looked through. */
    boolean isDone() {
        return done;
    }
}
