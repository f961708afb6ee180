package dev.remora.cli;

import dev.remora.live.Diagnosis.Cause;
import dev.remora.live.LiveCapture;
import dev.remora.live.LiveException;
import dev.remora.live.LiveSettings;
import dev.remora.live.NetworkInterface;
import dev.remora.rules.diagnostic.Spelling;
import dev.remora.rules.syntax.Units;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is captured, and for how long. */
final class LiveOptions {
    private static final int MEBIBYTE = 1 << 20;

    @Option(names = {"-f", "--capture-filter"}, paramLabel = "BPF", defaultValue = "",
            description = "Capture only packets that pass this filter, in tcpdump's syntax: 'tcp port 80'. It runs in the kernel and costs least.")
    private String filter = "";

    @Option(names = {"-s", "--snap-length"}, paramLabel = "OCTETS", defaultValue = "262144",
            description = "Octets to capture of each packet; the default, 262144, captures whole packets.")
    private int snapLength;

    @Option(names = {"-p", "--no-promiscuous"},
            description = "Do not put the interface into promiscuous mode: capture only packets for this machine.")
    private boolean modest;

    @Option(names = {"-B", "--buffer"}, paramLabel = "MIB", defaultValue = "64",
            description = "Size of the kernel's buffer for bursts, in MiB; the default is 64.")
    private int buffer;

    @Option(names = {"-c", "--count"}, paramLabel = "PACKETS", description = "Stop after this many packets.")
    private long count = Long.MAX_VALUE;

    @Option(names = "--duration", paramLabel = "TIME", description = "Stop after this time, such as 30s, 5m or 1h.")
    private @Nullable String duration;

    /** How many packets are wanted. */
    long count() {
        if (count < 1)
            throw Failure.tooFew("--count", count);
        return count;
    }

    /** How long to capture, in nanoseconds; empty where no end is set. */
    OptionalLong nanos() {
        if (duration == null)
            return OptionalLong.empty();
        OptionalLong nanos = Units.nanos(duration.matches("\\d+") ? duration + "s" : duration);
        if (nanos.isEmpty() || nanos.getAsLong() == 0)
            throw Failure.usage("--duration takes a time such as 30s, 5m or 1h, not " + duration);
        return nanos;
    }

    /** Starts to capture. */
    LiveCapture open(String name) {
        try {
            return LiveCapture.open(name, settings());
        } catch (LiveException e) {
            throw failure(name, e);
        }
    }

    private LiveSettings settings() {
        if (buffer < 1 || buffer > Integer.MAX_VALUE / MEBIBYTE)
            throw Failure.usage("--buffer takes 1 to " + Integer.MAX_VALUE / MEBIBYTE + " MiB, not " + buffer);
        try {
            return LiveSettings.STANDARD.withFilter(filter).withSnapLength(snapLength).withPromiscuous(!modest).withBuffer(buffer * MEBIBYTE);
        } catch (IllegalArgumentException wrong) {
            throw Failure.usage(String.valueOf(wrong.getMessage()));
        }
    }

    private static Failure failure(String name, LiveException e) {
        Cause cause = e.trouble().cause();
        if (cause == Cause.NO_INTERFACE)
            return Failure.usage("there is no interface " + name + (Files.exists(Path.of(name)) ? "; the interface comes first, then RULES" : "") + others(name));
        return cause == Cause.BAD_FILTER ? Failure.usage(String.valueOf(e.getMessage())) : failure(e);
    }

    /** Why nothing can be captured, and what to do about it. */
    static Failure failure(LiveException e) {
        return Failure.other(e.trouble().problem() + "\n" + e.trouble().remedy());
    }

    private static String others(String name) {
        try {
            List<String> names = NetworkInterface.list().stream().map(NetworkInterface::name).toList();
            String meant = Misuse.question(Spelling.nearest(name, names));
            return meant + "\nThere are " + names.stream().collect(Collectors.joining(", ")) + "; `remora live --interfaces` says more about them.";
        } catch (LiveException e) {
            return "";
        }
    }
}
