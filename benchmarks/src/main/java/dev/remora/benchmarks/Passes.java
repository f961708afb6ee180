package dev.remora.benchmarks;

import dev.remora.capture.Capture;
import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.tracking.Tracker;
import dev.remora.tracking.TrackerListener;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Passes over a capture on one thread, some to warm up and some that count: prints nanoseconds of processor time a packet, the median of those that count.
 *
 * <p>Arguments: what to do ({@code read}, {@code dissect}, {@code track}), a capture, how many passes count.
 */
public final class Passes {
    private static final int WARM_UP = 5;

    private Passes() {}

    /** What is done with each frame. */
    private interface Work {
        long take(Frame frame);
    }

    public static void main(String[] arguments) throws IOException {
        Path capture = Path.of(arguments[1]);
        double[] nanos = new double[Integer.parseInt(arguments[2])];
        for (int pass = -WARM_UP; pass < nanos.length; pass++) {
            double each = pass(arguments[0], capture);
            if (pass >= 0)
                nanos[pass] = each;
        }
        Arrays.sort(nanos);
        System.out.printf("%.2f%n", nanos[nanos.length / 2]);
    }

    private static double pass(String what, Path path) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Work work = work(what);
        long start = threads.getCurrentThreadCpuTime();
        long packets = 0;
        long sum = 0;
        Frame frame = new Frame();
        try (Capture capture = Capture.open(path)) {
            while (capture.next(frame)) {
                sum += work.take(frame);
                packets++;
            }
        }
        double nanos = threads.getCurrentThreadCpuTime() - start;
        if (sum == 42)
            System.err.println("so that nothing is optimised away");
        return nanos / packets;
    }

    private static Work work(String what) {
        Dissection dissection = Dissectors.load().open();
        return switch (what) {
            case "read" -> Frame::length;
            case "dissect" -> frame -> dissection.dissect(frame).layers();
            case "track" -> {
                Tracker tracker = new Tracker(Settings.STANDARD, new TrackerListener() {});
                yield frame -> {
                    Packet packet = dissection.dissect(frame);
                    return tracker.track(packet).isKnown() ? 1 : 0;
                };
            }
            default -> throw new IllegalArgumentException(what + " is none of read, dissect, track");
        };
    }
}
