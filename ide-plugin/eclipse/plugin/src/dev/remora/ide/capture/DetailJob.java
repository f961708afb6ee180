package dev.remora.ide.capture;

import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.FrameReader;
import dev.remora.ide.model.Trouble;
import java.io.IOException;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.PlatformUI;

/** Takes the selected packet apart, away from the user interface; where several are selected quickly, only the last. */
final class DetailJob extends Job {
    private static final int CLOSED = 0;        // asked for in place of a packet
    private static final int NONE   = -1;

    private final FrameReader      reader;
    private final Consumer<Detail> shown;
    private final Consumer<String> failed;
    private volatile int           wanted;

    DetailJob(CaptureFile file, Consumer<Detail> shown, Consumer<String> failed) {
        super("Packet of " + file.path().getFileName());
        this.reader = file.reader();
        this.shown = shown;
        this.failed = failed;
        setSystem(true);
        setPriority(INTERACTIVE);
        Trouble.tell(this, why -> tell(wanted, () -> failed.accept(why)));
    }

    /** Asks for a packet. */
    void want(int number) {
        wanted = number;
        schedule();
    }

    /** Asks for no packet: one that was asked for is not told of any more. */
    void wantNone() {
        wanted = NONE;
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        int number = wanted;
        if (number == NONE)
            return Status.OK_STATUS;
        try {
            if (number == CLOSED) {
                reader.close();
                return Status.OK_STATUS;
            }
            Detail detail = Detail.of(number, reader.packetInFull(number));
            tell(number, () -> shown.accept(detail));
        } catch (IOException e) {
            tell(number, () -> failed.accept(Trouble.text(e)));
        }
        return Status.OK_STATUS;
    }

    private void tell(int number, Runnable what) {
        PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
            if (number == wanted)
                what.run();
        });
    }

    /** Lets go of the file once what runs has ended. */
    void close() {
        wanted = CLOSED;
        schedule();
    }
}
