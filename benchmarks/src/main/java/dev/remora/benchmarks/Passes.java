package dev.remora.benchmarks;

import dev.remora.capture.Capture;
import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.run.AlertSink;
import dev.remora.rules.run.Engine;
import dev.remora.rules.run.EngineSettings;
import dev.remora.rules.type.RuleSet;
import dev.remora.tracking.Tracker;
import dev.remora.tracking.TrackerListener;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Runs passes over a capture on one thread: some to warm up, then some that count. Prints nanoseconds of processor time a packet, the median of those that count.
 *
 * <p>Arguments: what to do, a capture, how many passes count. What to do is {@code read}, {@code dissect}, {@code track}, {@code rules=PATH} for the rules below a
 * path, or {@code timed=PATH} for the same with the time of each rule sampled. Rules are read once, before the first pass.
 */
public final class Passes {
    private static final int        WARM_UP    = Integer.getInteger("warm", 5);
    private static final Dissectors DISSECTORS = Dissectors.load();
    private static final String     RULES      = "rules=";
    private static final String     TIMED      = "timed=";

    private Passes() {}

    /** One pass over a capture, in a loop of its own, as a program that embeds the library would write it. */
    private interface Pass {
        /** Goes through the capture; the number of packets. */
        long over(Capture capture) throws IOException;
    }

    public static void main(String[] arguments) throws IOException {
        Path capture = Path.of(arguments[1]);
        double[] nanos = new double[Integer.parseInt(arguments[2])];
        Pass what = of(arguments[0]);
        for (int pass = -WARM_UP; pass < nanos.length; pass++) {
            double each = pass(what, capture);
            if (pass >= 0)
                nanos[pass] = each;
        }
        Arrays.sort(nanos);
        System.out.printf("%.2f%n", nanos[nanos.length / 2]);
    }

    private static double pass(Pass pass, Path path) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        try (Capture capture = Capture.open(path)) {
            long packets = pass.over(capture);
            return (double) (threads.getCurrentThreadCpuTime() - start) / packets;
        }
    }

    private static Pass of(String what) throws IOException {
        if (what.startsWith(RULES))
            return rules(Path.of(what.substring(RULES.length())), EngineSettings.NO_CLOCK);
        if (what.startsWith(TIMED))
            return rules(Path.of(what.substring(TIMED.length())), System::nanoTime);
        return switch (what) {
            case "read" -> Passes::read;
            case "dissect" -> Passes::dissect;
            case "track" -> Passes::track;
            default -> throw new IllegalArgumentException(what + " is none of read, dissect, track, rules=PATH, timed=PATH");
        };
    }

    private static long read(Capture capture) throws IOException {
        Frame frame = new Frame();
        long packets = 0;
        while (capture.next(frame))
            packets++;
        return packets;
    }

    private static long dissect(Capture capture) throws IOException {
        Dissection dissection = DISSECTORS.open();
        Frame frame = new Frame();
        long packets = 0;
        while (capture.next(frame))
            packets += dissection.dissect(frame).layers() > 0 ? 1 : 0;
        return packets;
    }

    private static long track(Capture capture) throws IOException {
        Dissection dissection = DISSECTORS.open();
        Tracker tracker = new Tracker(Settings.STANDARD, new TrackerListener() {});
        capture.lookAhead(tracker);
        Frame frame = new Frame();
        long packets = 0;
        while (capture.next(frame)) {
            tracker.track(dissection.dissect(frame));
            packets++;
        }
        return packets;
    }

    private static Pass rules(Path path, LongSupplier clock) throws IOException {
        RuleFiles files = RuleFolder.load(List.of(path), DISSECTORS.catalogue());
        if (files.hasErrors())
            throw new IllegalArgumentException(path + " has errors: remora check tells them");
        return capture -> rules(files.rules(), Settings.STANDARD.with(EngineSettings.CLOCK, clock), capture);
    }

    private static long rules(RuleSet rules, Settings settings, Capture capture) throws IOException {
        Engine engine = new Engine(rules, DISSECTORS, settings, AlertSink.NONE);
        capture.lookAhead(engine);
        Frame frame = new Frame();
        while (capture.next(frame))
            engine.offer(frame);
        engine.finish();
        return engine.packets();
    }
}
