package dev.remora.rules.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Where the time of an engine goes, out of a sample of its packets: see {@link EngineSettings#CLOCK}. Immutable; safe for many threads.
 *
 * @param packets packets that were timed; 0 where there were too few, or nobody asked
 * @param nanos   nanoseconds of processing them, from octets to what is found
 * @param choosing those of them spent on choosing the rules that can match
 * @param rules   those of them spent in each rule, in their order; counting over time is among them where the engine has one thread
 */
public record Costs(long packets, long nanos, long choosing, List<Long> rules) {
    public Costs {
        rules = List.copyOf(rules);
    }

    /** Whether there is anything to tell. */
    public boolean isKnown() {
        return packets > 0 && nanos > 0;
    }

    /** The share of a rule in all time, 0 to 1. */
    public double share(int rule) {
        return share(rules.get(rule));
    }

    /** The share of choosing rules in all time, 0 to 1. */
    public double choosingShare() {
        return share(choosing);
    }

    /** The share of what is neither: dissecting, following connections, policies; 0 to 1. */
    public double restShare() {
        return Math.max(0, 1 - share(choosing) - share(rules.stream().mapToLong(Long::longValue).sum()));
    }

    private double share(long part) {
        return isKnown() ? Math.min(1, (double) part / nanos) : 0;
    }

    /** What the stopwatches of lanes say together. */
    static Costs of(List<Lane> lanes) {
        List<Stopwatch> watches = lanes.stream().map(Lane::stopwatch).filter(Objects::nonNull).toList();
        int count = lanes.getFirst().rules().length;
        List<Long> rules = new ArrayList<>();
        for (int i = 0; i <= count; i++) {
            int rule = i;
            rules.add(watches.stream().mapToLong(watch -> watch.nanos(rule)).sum());
        }
        long choosing = rules.removeLast();
        return new Costs(watches.stream().mapToLong(Stopwatch::packets).sum(), watches.stream().mapToLong(Stopwatch::all).sum(), choosing, rules);
    }
}
