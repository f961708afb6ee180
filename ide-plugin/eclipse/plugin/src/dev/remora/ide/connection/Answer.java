package dev.remora.ide.connection;

import dev.remora.ide.model.ConnectionChoice;
import dev.remora.ide.model.Trouble;
import java.io.IOException;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Control;

/** Reads what a view shows of a connection, away from the user interface; where another one is chosen meanwhile, only the last is shown. */
final class Answer<T> {
    /** How it is read. */
    @FunctionalInterface
    interface Read<T> {
        /** Reads it. */
        T of(ConnectionChoice choice) throws IOException;
    }

    private final Control          control;
    private final Read<T>          read;
    private final Consumer<T>      shown;
    private final Consumer<String> failed;
    private ConnectionChoice       wanted;

    Answer(Control control, Read<T> read, Consumer<T> shown, Consumer<String> failed) {
        this.control = control;
        this.read = read;
        this.shown = shown;
        this.failed = failed;
    }

    /** Asks for a connection. */
    void want(ConnectionChoice choice) {
        wanted = choice;
        Job job = Job.createSystem("Connection " + choice.id(), (ICoreRunnable) monitor -> {
            try {
                T answer = read.of(choice);
                tell(choice, () -> shown.accept(answer));
            } catch (IOException e) {
                tell(choice, () -> failed.accept(Trouble.text(e)));
            }
        });
        job.setPriority(Job.INTERACTIVE);
        job.schedule();
    }

    /** Wants nothing any longer. */
    void forget() {
        wanted = null;
    }

    private void tell(ConnectionChoice choice, Runnable what) {
        if (!control.isDisposed())
            control.getDisplay().asyncExec(() -> {
                if (!control.isDisposed() && choice.equals(wanted))
                    what.run();
            });
    }
}
