package dev.remora.cli;

import java.io.Closeable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl-C, or a polite kill, end work in good order: the work is told to stop, finishes what it has begun and says what it came to, and then the process ends.
 *
 * <pre>{@code
 * try (Interrupt interrupt = new Interrupt(capture::stop)) {
 *     …
 *     interrupt.finished(status);
 * }
 * }</pre>
 */
final class Interrupt implements Closeable {
    private static final int PATIENCE_SECONDS = 20;

    private final CountDownLatch done   = new CountDownLatch(1);
    private final Thread         hook;
    private volatile int         status = ExitStatus.FAILED;
    private volatile boolean     asked;

    /** Until it is closed, an interrupted process calls {@code stop}, on another thread. */
    Interrupt(Runnable stop) {
        hook = new Thread(() -> end(stop), "interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void end(Runnable stop) {
        asked = true;
        stop.run();
        try {
            if (done.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                Runtime.getRuntime().halt(status);               // an exit status of our own: the JVM's would say that it was killed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the process has been interrupted. */
    boolean isAsked() {
        return asked;
    }

    /** The work is done: the exit status of the process, should it have been interrupted. */
    void finished(int exitStatus) {
        status = exitStatus;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            done.countDown();                                        // the process is ending, and waits for us
        }
    }
}
