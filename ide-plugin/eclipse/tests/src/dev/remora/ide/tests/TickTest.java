package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.ide.table.Tick;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Test;

/** What is done again and again, on a machine on which each time is due before the one before is over. */
class TickTest {
    private static final int MANY = 1000;

    private int ticks;

    @Test
    void letsBeDoneWhatAnotherThreadAsksFor() throws Exception {
        Display display = Display.getCurrent();
        AtomicBoolean done = new AtomicBoolean();
        tick(done);
        Thread other = new Thread(() -> display.asyncExec(() -> done.set(true)));
        other.start();
        other.join();
        while (ticks < MANY && !done.get())
            display.readAndDispatch();
        assertTrue(done.get(), "another thread has waited for " + ticks + " ticks");
    }

    private void tick(AtomicBoolean done) {
        if (++ticks < MANY && !done.get())
            Tick.after(0, () -> tick(done));
    }
}
