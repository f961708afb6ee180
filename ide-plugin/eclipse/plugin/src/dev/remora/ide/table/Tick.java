package dev.remora.ide.table;

import org.eclipse.swt.widgets.Display;

/**
 * What is done again and again while a capture is read. SWT does what other threads have asked for only where neither a timer is due nor anything is to be painted: on a
 * machine that has much else to do, timers that paint would follow each other, and all else would wait until the capture is read.
 */
public final class Tick {
    private Tick() {}

    /** Does something after a while, and not before what has been asked for until now. On the thread of the user interface. */
    public static void after(int millis, Runnable run) {
        Display display = Display.getCurrent();
        display.asyncExec(() -> display.timerExec(millis, run));
    }
}
