package dev.remora.ide.tests;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;

/**
 * How long single events keep the thread of the user interface busy, in milliseconds of its processor time, so that a machine that does other work too changes
 * nothing. A dialogue's own loop counts event by event.
 */
final class Busy {
    private static final ThreadMXBean THREADS  = ManagementFactory.getThreadMXBean();
    private static final Listener     LISTENER = event -> {
        switch (event.type) {
            case SWT.PreEvent -> begin();
            case SWT.PostEvent -> end("event " + event.detail);
            default -> yielded();
        }
    };

    private static Deque<Long> starts      = new ArrayDeque<>();
    private static long        longest;
    private static String      longestWhat = "";

    private Busy() {}

    /** Forgets what was, and watches from now on. */
    static void watch() {
        Display display = Display.getCurrent();
        for (int type : new int[] {SWT.PreEvent, SWT.PostEvent, SWT.Wakeup}) {
            display.removeListener(type, LISTENER);
            display.addListener(type, LISTENER);
        }
        starts.clear();
        longest = 0;
        longestWhat = "nothing";
    }

    static void begin() {
        starts.push(THREADS.getCurrentThreadCpuTime());
    }

    static void end(String what) {
        if (starts.isEmpty())
            return;
        long millis = (THREADS.getCurrentThreadCpuTime() - starts.pop()) / 1_000_000;
        if (millis > longest) {
            longest = millis;
            longestWhat = what;
        }
    }

    // What is being done waits in a loop of its own.
    private static void yielded() {
        long now = THREADS.getCurrentThreadCpuTime();
        Deque<Long> again = new ArrayDeque<>();
        starts.forEach(start -> again.add(now));
        starts = again;
    }

    /** The longest one, in milliseconds. */
    static long longest() {
        return longest;
    }

    /** The same, and what it was. */
    static String report() {
        return longest + " ms, " + longestWhat;
    }
}
