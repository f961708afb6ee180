package dev.remora.ide.tests;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/**
 * The longest time that the thread of the user interface was kept from its user: what it computed, waited and stood before locks in one go. Time in which the machine
 * ran something else does not count.
 */
final class Standstill {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static long longest;

    static {
        THREADS.setThreadContentionMonitoringEnabled(true);
    }

    private Standstill() {}

    /** Begins anew. */
    static void reset() {
        longest = 0;
    }

    /** Milliseconds of the longest piece of work since {@link #reset}. */
    static long longestMillis() {
        return longest / 1_000_000;
    }

    /** Does a piece of work. */
    static void measure(Callable<?> work) throws Exception {
        long before = now();
        try {
            work.call();
        } finally {
            longest = Math.max(longest, now() - before);
        }
    }

    /** Does a piece of work, and says what it said. */
    static boolean measured(BooleanSupplier work) {
        long before = now();
        boolean answer = work.getAsBoolean();
        longest = Math.max(longest, now() - before);
        return answer;
    }

    private static long now() {
        ThreadInfo info = THREADS.getThreadInfo(Thread.currentThread().threadId());
        return THREADS.getCurrentThreadCpuTime() + (info.getBlockedTime() + info.getWaitedTime()) * 1_000_000;
    }
}
