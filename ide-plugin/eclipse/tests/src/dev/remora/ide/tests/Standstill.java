package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;

/**
 * Watches the thread of the user interface: how long it keeps its user waiting between two moments in which its loop, or that of a dialogue, is free. What counts is
 * what it computed, waited and stood before locks meanwhile; not the time in which the machine ran something else.
 */
final class Standstill implements AutoCloseable {
    private static final int          MOST_MILLIS   = 250;                       // several times what it takes where people work, 30 to 60: tests run on slower machines, too
    private static final int          SAMPLE_MILLIS = 10;
    private static final int          FRAMES        = 40;
    private static final ThreadMXBean THREADS       = ManagementFactory.getThreadMXBean();

    private static Standstill watching;

    private final Display                   display  = Display.getCurrent();
    private final Listener                  listener = event -> {
                                                         if (event.type == SWT.Sleep)
                                                             end();
                                                         else
                                                             begin();
                                                     };
    private final List<StackTraceElement[]> samples  = new ArrayList<>();
    private final StringBuilder             found    = new StringBuilder();
    private final Thread                    sampler;

    private long             begun;
    private long             longest;
    private volatile boolean busy;
    private volatile boolean over;

    private Standstill() {
        watching = this;
        THREADS.setThreadContentionMonitoringEnabled(true);
        display.addListener(SWT.Sleep, listener);
        display.addListener(SWT.Wakeup, listener);
        sampler = Thread.ofPlatform().daemon().name("standstill").start(this::sample);
    }

    /** Watches from now on. */
    static Standstill watch() {
        return new Standstill();
    }

    /** A turn of the loop; whether there was something to do. */
    static boolean turn(Display display) {
        Standstill standstill = watching;
        if (standstill == null)
            return display.readAndDispatch();
        standstill.begin();
        try {
            return display.readAndDispatch();
        } finally {
            standstill.end();
        }
    }

    private void begin() {
        begun = now();
        busy = true;
    }

    private void end() {
        if (!busy)
            return;
        long nanos = now() - begun;
        longest = Math.max(longest, nanos);
        busy = false;
        synchronized (samples) {
            if (nanos > MOST_MILLIS * 1_000_000L)
                found.append(nanos / 1_000_000).append(" ms\n").append(stacks());
            samples.clear();
        }
    }

    private static long now() {
        ThreadInfo info = THREADS.getThreadInfo(Thread.currentThread().threadId());
        return THREADS.getCurrentThreadCpuTime() + (info.getBlockedTime() + info.getWaitedTime()) * 1_000_000;
    }

    private void sample() {
        while (!over)
            try {
                Thread.sleep(SAMPLE_MILLIS);
                synchronized (samples) {
                    if (busy)
                        samples.add(display.getThread().getStackTrace());
                }
            } catch (InterruptedException e) {
                return;
            }
    }

    private String stacks() {
        StringBuilder text = new StringBuilder();
        for (StackTraceElement[] stack : samples) {
            text.append(" --\n");
            Arrays.stream(stack).limit(FRAMES).forEach(frame -> text.append("    ").append(frame).append('\n'));
        }
        return text.toString();
    }

    /** Refuses that anything so far has kept the user waiting. */
    void assertNone() {
        assertTrue(longest <= MOST_MILLIS * 1_000_000L, () -> "the user interface stood still for " + longest / 1_000_000 + " ms:\n" + found);
    }

    @Override
    public void close() {
        watching = null;
        over = true;
        sampler.interrupt();
        display.removeListener(SWT.Sleep, listener);
        display.removeListener(SWT.Wakeup, listener);
        System.out.printf("longest standstill: %d ms%n", longest / 1_000_000);
    }
}
