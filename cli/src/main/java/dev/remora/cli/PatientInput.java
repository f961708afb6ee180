package dev.remora.cli;

import java.io.FilterInputStream;
import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Input that writes out what there is to see before it waits for more to read, and that ends where somebody stops it meanwhile: a read of a pipe cannot be ended, so
 * another thread waits for it.
 */
final class PatientInput extends FilterInputStream {
    private static final int GLANCE_MILLIS = 50;       // how often it looks whether it has been stopped

    private final Flushable       output;
    private final BooleanSupplier stopped;
    private final ExecutorService waiting = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("input").factory());

    PatientInput(InputStream input, Flushable output, BooleanSupplier stopped) {
        super(input);
        this.output = output;
        this.stopped = stopped;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] octets, int from, int count) throws IOException {
        if (available() > 0)
            return super.read(octets, from, count);
        show();
        Future<Integer> read = waiting.submit(() -> super.read(octets, from, count));
        boolean done = false;
        while (!done && !stopped.getAsBoolean())
            done = ends(read);
        return done ? read.resultNow() : -1;
    }

    // What cannot be written is no damage to the input: whoever reads that would take it for some.
    private void show() {
        try {
            output.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a read has ended within a while. */
    private static boolean ends(Future<Integer> read) throws IOException {
        try {
            read.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    @Override
    public void close() throws IOException {
        waiting.shutdown();
        super.close();
    }
}
