package dev.remora.cli;

import static dev.remora.cli.CountTable.number;

import dev.remora.cli.Colours.Ink;
import dev.remora.rules.run.Costs;
import dev.remora.rules.run.ParallelEngine;
import dev.remora.rules.run.RuleStats;
import dev.remora.rules.run.Runner;
import dev.remora.rules.type.Policy;
import dev.remora.tree.TextBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a run came to: alerts by rule, packets by verdict, packets, connections, rate. */
final class RunSummary {
    private static final long SECOND = 1_000_000_000;

    private final boolean detailed;
    private final boolean ruling;
    private final Colours colours;
    private final int     columns;          // of the terminal; 0 where the output is none

    /**
     * @param detailed also rules that found nothing, with what they cost
     * @param ruling   also that policies decided nothing
     */
    RunSummary(boolean detailed, boolean ruling, Colours colours, int columns) {
        this.detailed = detailed;
        this.ruling = ruling;
        this.colours = colours;
        this.columns = columns;
    }

    void write(CaptureTotals totals, Runner engine, long elapsedNanos, TextBuffer out) {
        boolean tabled = rules(engine.stats(), engine.costs(), out);
        policies(engine, tabled, out);
        out.octet('\n');
        line(number(engine.packets(), "packet") + ", " + totals.counts() + speed(engine.packets(), elapsedNanos), null, out);
        if (engine instanceof ParallelEngine && engine.isCrowded())
            line("more connections were open at a time than can be followed: another number of --threads may give other alerts", Ink.BUSY, out);
        totals.findings(colours, columns, out);
    }

    // Of less than a second most was spent on starting: as a rate it would say nothing of the engine.
    private static String speed(long packets, long elapsedNanos) {
        String time = String.format(Locale.ROOT, "; %.3f s", elapsedNanos / 1e9);
        return elapsedNanos < SECOND ? time : time + String.format(Locale.ROOT, ", %,d packets a second", Math.round(packets / (elapsedNanos / 1e9)));
    }

    private void line(String text, @Nullable Ink ink, TextBuffer out) {
        new Paragraph(out, colours, columns, 0).add("", text, ink);
        out.octet('\n');
    }

    /** Whether there was something to put into a table. */
    private boolean rules(List<RuleStats> stats, Costs costs, TextBuffer out) {
        int[] shown = IntStream.range(0, stats.size()).filter(i -> detailed || hasNews(stats.get(i))).toArray();
        if (shown.length == 0) {
            out.text(stats.isEmpty() ? "" : "no rule reported anything\n");
            return false;
        }
        boolean silenced = stats.stream().anyMatch(rule -> rule.silenced() > 0);
        boolean evicted = stats.stream().anyMatch(rule -> rule.evicted() > 0);
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("rule", "alerts", silenced ? "suppressed" : "", evicted ? "evicted" : "", detailed ? "reached" : "", detailed ? "matched" : "",
                detailed ? "time" : ""));
        for (int i : shown) {
            RuleStats rule = stats.get(i);
            rows.add(row(rule.name(), number(rule.alerts()), silenced ? number(rule.silenced()) : "", evicted ? number(rule.evicted()) : "",
                    detailed ? number(rule.reached()) : "", detailed ? number(rule.matched()) : "", detailed ? share(costs, i) : ""));
        }
        table(rows, out);
        if (detailed)
            costs(costs, out);
        return true;
    }

    private static boolean hasNews(RuleStats rule) {
        return rule.alerts() + rule.silenced() + rule.evicted() > 0;
    }

    private static String share(Costs costs, int rule) {
        return costs.isKnown() ? percent(costs.share(rule)) : "-";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private void costs(Costs costs, TextBuffer out) {
        String text = costs.isKnown()
                ? String.format(Locale.ROOT, "time is a share of the total, sampled on %s packets; choosing rules took %s, dissecting and following connections %s",
                        number(costs.packets()), percent(costs.choosingShare()), percent(costs.restShare()))
                : "time is sampled, and there were too few packets to sample";
        out.text(colours.paint(Ink.QUIET, text)).octet('\n');
    }

    private void policies(Runner engine, boolean behindTable, TextBuffer out) {
        Map<Policy.Clause, Long> suppressed = engine.silenced();
        boolean silenced = suppressed.values().stream().anyMatch(packets -> packets > 0);
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("verdict", "packets", silenced ? "suppressed" : ""));
        engine.decided().forEach((clause, packets) -> {
            if (packets > 0 || detailed)
                rows.add(row(verdict(clause), number(packets), silenced ? number(suppressed.getOrDefault(clause, 0L)) : ""));
        });
        if (engine.decided().values().stream().anyMatch(packets -> packets > 0))
            table(rows, out);
        else if (ruling)
            line(engine.decided().isEmpty() ? "these rules have no policy" : "no policy applied to any packet", null, out.text(behindTable ? "\n" : ""));
    }

    /** How a clause that decided is called: its verdict and its name. */
    static String verdict(Policy.Clause clause) {
        return String.format(Locale.ROOT, "%-6s %s", clause.verdict().word(), clause.name());
    }

    /** Cells; those that are empty, as the whole column then is, are left out. */
    private static List<String> row(String... cells) {
        return Stream.of(cells).filter(cell -> !cell.isEmpty()).toList();
    }

    private void table(List<List<String>> rows, TextBuffer out) {
        out.octet('\n');
        CountTable.write(rows, colours, out);
    }
}
