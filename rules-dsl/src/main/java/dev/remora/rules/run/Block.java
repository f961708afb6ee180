package dev.remora.rules.run;

import dev.remora.packet.Frame;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** Frames on their way to several lanes, and what the lanes found in them. Written by one thread at a time, handed over by queues. */
final class Block {
    /** Everybody has to look at the frame, for it has a fragment. */
    private static final long FRAGMENT = 1L << 63;

    final Log[] logs;

    private final int      most;
    private final int[]    starts;
    private final int[]    lengths;
    private final int[]    originals;
    private final Frame[]  described;                       // what the capture says of each; without octets
    private final long[]   parts;
    private byte[]         octets  = new byte[1 << 16];
    private int            used;
    private int            size;
    private boolean        last;
    private CountDownLatch working = new CountDownLatch(0);

    Block(int most, int lanes) {
        this.most = most;
        starts = new int[most];
        lengths = new int[most];
        originals = new int[most];
        described = new Frame[most];
        Arrays.setAll(described, i -> new Frame());
        parts = new long[most];
        logs = new Log[lanes];
        Arrays.setAll(logs, i -> new Log());
    }

    void clear() {
        used = 0;
        size = 0;
        for (Log log : logs)
            log.clear();
    }

    /** Adds a frame; for whom, see {@link dev.remora.tracking.Share.Finder#of}. */
    void add(Frame frame, long owners, boolean isFragment) {
        int length = frame.length();
        if (used + length > octets.length)
            octets = Arrays.copyOf(octets, Math.max(used + length, octets.length * 2));
        frame.copyTo(octets, used, 0, length);
        starts[size] = used;
        lengths[size] = length;
        originals[size] = frame.originalLength();
        described[size].describe(frame);
        parts[size] = owners | (isFragment ? FRAGMENT : 0);
        used += length;
        size++;
    }

    boolean isFull() {
        return size == most || used >= 1 << 22;
    }

    int size() {
        return size;
    }

    long time(int index) {
        return described[index].timeNanos();
    }

    boolean isFor(int index, int lane) {
        return (parts[index] >>> lane & 1) != 0;
    }

    boolean isFragment(int index) {
        return parts[index] < 0;
    }

    /** Points a frame at one of these. */
    Frame show(int index, Frame frame) {
        return frame.wrap(octets, starts[index], lengths[index], originals[index]).describe(described[index]);
    }

    // Handing over

    /** Gives the block to the lanes. */
    void publish(boolean isLast) {
        last = isLast;
        working = new CountDownLatch(logs.length);
    }

    boolean isLast() {
        return last;
    }

    void done() {
        working.countDown();
    }

    void await() throws InterruptedException {
        working.await();
    }
}
