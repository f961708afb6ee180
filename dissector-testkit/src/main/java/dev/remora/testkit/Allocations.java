package dev.remora.testkit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts what code allocates. */
public final class Allocations {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int RUNS = 25;

    private Allocations() {}

    /**
     * Octets that this thread allocates while the code runs. It runs until nothing is allocated, several times at the most, and the least
     * counts: what happens once has happened by then, and what the JVM does on its own, late on a busy machine, does not happen each time.
     */
    public static long of(Runnable code) {
        long least = Long.MAX_VALUE;
        for (int run = 0; run < RUNS && least > 0; run++) {
            long before = counted();
            code.run();
            least = Math.min(least, counted() - before);
        }
        return least;
    }

    private static long counted() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().threadId());
    }
}
