package dev.remora.rules.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a rule keeps for a key, in words. */
public final class StandingText {
    private static final double SECOND = 1_000_000_000;

    private StandingText() {}

    /** {@code 20 of 20 different tcp.dstport within 10s}. */
    static String fullness(Standing.Count count) {
        return count.now() + " of " + count.threshold() + " " + count.what() + " within " + span(count.nanos());
    }

    /** Why a window reports nothing at this packet. */
    static String why(Standing.Count count) {
        if (!count.isFull())
            return "it has counted " + fullness(count) + (count.now() == count.before() && count.what().startsWith("different") ? "; this one was among them" : "");
        if (count.open())
            return "the episode that it reported before goes on (" + fullness(count) + ")";
        if (count.unless() != null && count.isKeptQuiet())
            return "it keeps quiet: unless counts " + fullness(count.unless());
        return fullness(count);
    }

    /** Why a sequence reports nothing at this packet. */
    static String why(Standing.Steps steps) {
        if (steps.waitsUntil() != null)
            return "it waits whether the last step stays away";
        List<Standing.Step> open = steps.steps().stream().filter(step -> !step.taken() && step.reached() == null).toList();
        return open.isEmpty() ? "the steps did not come in order, or in time" : "it waits for: " + open.getFirst().text();
    }

    /** Line by line, with times as seen from the packet. */
    public static List<String> lines(Standing standing, long timeNanos) {
        List<String> lines = new ArrayList<>();
        if (!standing.key().isEmpty())
            lines.add("for " + standing.keyLine() + (standing.hasKey() ? "" : ": the packet is passed over"));
        switch (standing) {
            case Standing.Each each -> {}
            case Standing.Count count -> count(count, lines);
            case Standing.Steps steps -> steps(steps, timeNanos, lines);
            case Standing.Back back -> lines.add(back.text() + " " + (back.seen() == null ? "was not seen before" : "was last seen " + ago(timeNanos, back.seen()))
                    + "; it counts for " + span(back.nanos()));
        }
        return lines;
    }

    private static void count(Standing.Count count, List<String> lines) {
        String grown = count.before() == count.now() ? "" : " (" + count.before() + " before this packet)";
        String state = count.open() ? "; reported before, the episode goes on" : count.isFull() ? "; the threshold is crossed" : "";
        lines.add("counts " + fullness(count) + grown + state);
        Standing.Count unless = count.unless();
        if (unless == null)
            return;
        String key = unless.key().isEmpty() ? "" : ", for " + unless.keyLine();
        lines.add("unless " + fullness(unless) + key + (unless.isFull() ? ": keeps it quiet" : ": not enough to keep it quiet"));
    }

    private static void steps(Standing.Steps steps, long timeNanos, List<String> lines) {
        int number = 1;
        for (Standing.Step step : steps.steps()) {
            String state = step.absent() ? step.taken() ? "came" : "has not come"
                    : step.taken() ? "taken by this packet" : step.reached() != null ? "taken " + ago(timeNanos, step.reached()) : "not taken";
            String within = step.nanos() == Long.MAX_VALUE ? "" : " within " + span(step.nanos());
            lines.add("step " + number++ + ", " + (step.absent() ? "no " : "") + step.text() + within + ": " + state);
        }
        if (steps.waitsUntil() != null)
            lines.add("reports in " + seconds(steps.waitsUntil() - timeNanos) + " of packet time, unless the last step comes before");
    }

    private static String ago(long now, long then) {
        return seconds(now - then) + " ago";
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f s", nanos / SECOND);
    }

    // In the greatest unit that leaves no fraction, as a rule would have it.
    private static String span(long nanos) {
        long[] sizes = {3_600_000_000_000L, 60_000_000_000L, 1_000_000_000L, 1_000_000L, 1_000L};
        String[] units = {"h", "min", "s", "ms", "us"};
        for (int i = 0; i < sizes.length; i++)
            if (nanos >= sizes[i] && nanos % sizes[i] == 0)
                return nanos / sizes[i] + units[i];
        return nanos + "ns";
    }
}
