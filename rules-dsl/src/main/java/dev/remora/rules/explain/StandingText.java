package dev.remora.rules.explain;

import dev.remora.rules.source.Excerpt;
import dev.remora.tree.TimeText;
import java.util.ArrayList;
import java.util.List;

/** What a rule keeps for a key, in words. */
public final class StandingText {
    private static final String EARLY = "its time stamp is far ahead of the packets before it, so it counts only when the next packet has come";

    private StandingText() {}

    /** {@code 20 of 20 different tcp.dstport within 10s}. */
    static String fullness(Standing.Count count) {
        return count.now() + " of " + count.threshold() + " " + count.what() + " within " + span(count.nanos());
    }

    /** Why a window reports nothing at this packet. */
    static String why(Standing.Count count) {
        if (count.early())
            return EARLY;
        if (!count.isFull())
            return "it has counted " + fullness(count) + (count.now() == count.before() && count.what().startsWith("different") ? "; this one is already among them" : "");
        if (count.open() && count.silenced())
            return "a suppression silenced the report of this episode (" + fullness(count) + ")";
        if (count.open())
            return "the episode that it has reported goes on (" + fullness(count) + ")";
        if (count.unless() != null && count.isKeptQuiet())
            return "unless keeps it quiet, with " + fullness(count.unless());
        return fullness(count);
    }

    /** Why a sequence reports nothing at this packet, with the word that says whether it still may. */
    static String why(Standing.Steps steps) {
        List<Standing.Step> all = steps.steps();
        if (steps.early())
            return "nothing is reported yet: " + EARLY;
        if (steps.waitsUntil() != null && all.stream().noneMatch(Standing.Step::taken))
            return "nothing is reported of this packet: since the steps before, it waits for another " + seconds(steps.left()) + " whether " + name(all.getLast().text())
                    + " comes";
        if (steps.waitsUntil() != null)
            return "it is reported only if no " + name(all.getLast().text()) + " comes for another " + seconds(steps.left());
        if (all.getLast().absent() && all.getLast().taken())
            return "nothing is reported: " + name(all.getLast().text()) + " must not come for " + span(all.getLast().nanos()) + came(all);
        for (int i = 0; i < all.size(); i++)
            if (!all.get(i).taken() && all.get(i).reached() == null)
                return i == 0 ? "nothing is reported: step 1, " + name(all.getFirst().text()) + ", has not come, or came too long ago"
                        : "nothing is reported yet: it waits for step " + (i + 1) + ", " + name(all.get(i).text()) + within(all.get(i));
        return "nothing is reported: the steps did not come in order, or not in time";
    }

    /** Why a look back reports nothing at this packet. */
    static String why(Standing.Back back) {
        if (back.early())
            return "nothing is reported yet: " + EARLY;
        return back.seen() == null ? "nothing is reported: this is what must not come before a match"
                : "nothing is reported: " + name(back.text()) + " came " + seconds(back.ago()) + " before, and counts for " + span(back.nanos());
    }

    private static String came(List<Standing.Step> steps) {
        Standing.Step before = steps.size() < 2 ? null : steps.get(steps.size() - 2);
        return before == null || before.reached() == null ? ", but came" : ", but came after " + seconds(before.ago());
    }

    /** A predicate in a sentence: so short that the sentence stays readable; the whole is where the rule's parts are. */
    static String name(String predicate) {
        return "`" + Excerpt.name(predicate) + "`";
    }

    private static String within(Standing.Step step) {
        return step.nanos() == Long.MAX_VALUE ? "" : " within " + span(step.nanos());
    }

    /** Line by line, with times as seen from the packet. */
    public static List<String> lines(Standing standing) {
        List<String> lines = new ArrayList<>();
        if (!standing.key().isEmpty())
            lines.add("for " + standing.keyLine() + (standing.hasKey() ? "" : ": the packet is passed over"));
        switch (standing) {
            case Standing.Each each -> {}
            case Standing.Count count -> count(count, lines);
            case Standing.Steps steps -> steps(steps, lines);
            case Standing.Back back -> lines.add((back.seen() == null ? "not seen before" : "last seen " + seconds(back.ago()) + " ago") + ", counts for "
                    + span(back.nanos()) + ": " + back.text());
        }
        return lines;
    }

    private static void count(Standing.Count count, List<String> lines) {
        String grown = count.before() == count.now() ? "" : " (" + count.before() + " before this packet)";
        String episode = count.silenced() ? "; silenced so far, the episode goes on" : "; already reported, the episode goes on";
        String crossed = count.isFull() ? "; the threshold is reached" : "";
        lines.add("counts " + fullness(count) + grown + (count.early() ? " before this packet, which counts later" : count.open() ? episode : crossed));
        Standing.Count unless = count.unless();
        if (unless == null)
            return;
        String key = unless.key().isEmpty() ? "" : ", for " + unless.keyLine();
        lines.add("unless " + fullness(unless) + key + (unless.isFull() ? ": keeps it quiet" : ": not enough to keep it quiet"));
    }

    private static void steps(Standing.Steps steps, List<String> lines) {
        int number = 1;
        if (steps.early())
            lines.add("before this packet, which counts later:");
        for (Standing.Step step : steps.steps()) {
            String state = step.absent() ? step.taken() ? "came" : "has not come"
                    : step.taken() ? "taken by this packet" : step.reached() != null ? "taken " + seconds(step.ago()) + " ago" : "not taken";
            String part = step.absent() ? "then no" : "step " + number++;                  // as the trees above name it
            lines.add(part + ", " + state + ": " + step.text() + within(step));
        }
        if (steps.waitsUntil() != null)
            lines.add("reports in " + seconds(steps.left()) + " of packet time, unless the last step comes first");
    }

    private static String seconds(long nanos) {
        return (nanos < 10_000_000 ? TimeText.micros(nanos) : TimeText.millis(nanos)) + " s";              // packets of one exchange are microseconds apart
    }

    // In the greatest unit that leaves no fraction, as a rule would have it.
    private static String span(long nanos) {
        long[] sizes = {3_600_000_000_000L, 60_000_000_000L, 1_000_000_000L, 1_000_000L, 1_000L};
        String[] units = {"h", "m", "s", "ms", "us"};
        for (int i = 0; i < sizes.length; i++)
            if (nanos >= sizes[i] && nanos % sizes[i] == 0)
                return nanos / sizes[i] + units[i];
        return nanos + "ns";
    }
}
