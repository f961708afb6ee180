package dev.remora.ide.connection;

import dev.remora.ide.model.ConnectionChoice;
import dev.remora.ide.model.Trouble;
import java.io.IOException;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/**
 * Reads what a view shows of a connection, away from the user interface; where another one is chosen meanwhile, only the last is shown. A connection is read once at
 * a time: asked for again meanwhile, as one that grows is each second, it is read once more after that.
 */
final class Answer<T> {
    /** How it is read. */
    @FunctionalInterface
    interface Read<T> {
        /** Reads it. */
        T of(ConnectionChoice choice) throws IOException;
    }

    private final Control             control;
    private final Read<T>             read;
    private final Consumer<T>         shown;
    private final Consumer<String>    failed;
    private final Display             display;
    private volatile ConnectionChoice wanted;
    private Job                       job;

    Answer(Control control, Read<T> read, Consumer<T> shown, Consumer<String> failed) {
        this.control = control;
        this.display = control.getDisplay();
        this.read = read;
        this.shown = shown;
        this.failed = failed;
    }

    /** Asks for a connection. */
    void want(ConnectionChoice choice) {
        if (!choice.equals(wanted)) {
            wanted = choice;
            job = Job.createSystem("Connection " + choice.id(), (ICoreRunnable) monitor -> read(choice));
            job.setPriority(Job.INTERACTIVE);
            Trouble.tell(job, why -> tell(choice, () -> failed.accept(why)));
        }
        job.schedule();
    }

    private void read(ConnectionChoice choice) {
        if (!choice.equals(wanted))
            return;
        try {
            T answer = read.of(choice);
            tell(choice, () -> shown.accept(answer));
        } catch (IOException e) {
            tell(choice, () -> failed.accept(Trouble.text(e)));
        }
    }

    /** Wants nothing any longer. */
    void forget() {
        wanted = null;
    }

    private void tell(ConnectionChoice choice, Runnable what) {
        if (!display.isDisposed())
            display.asyncExec(() -> {
                if (!control.isDisposed() && choice.equals(wanted))
                    what.run();
            });
    }
}
