package dev.remora.cli;

import dev.remora.rules.run.Runner;
import dev.remora.rules.run.RuleStats;
import dev.remora.rules.type.Policy;
import dev.remora.tree.TextBuffer;
import java.util.List;
import java.util.Locale;

/** What a run came to: alerts by rule, packets by verdict, packets, connections, rate. */
final class RunSummary {
    private static final int NAME   = 40;
    private static final int NUMBER = 14;

    private final boolean detailed;

    /** @param detailed also rules that found nothing, with what they cost */
    RunSummary(boolean detailed) {
        this.detailed = detailed;
    }

    void write(CaptureTotals totals, Runner engine, long elapsedNanos, TextBuffer out) {
        rules(engine.stats(), out);
        policies(engine, out);
        out.octet('\n').unsigned(engine.packets()).text(engine.packets() == 1 ? " packet, " : " packets, ");
        long micros = Math.max(1, elapsedNanos / 1000);
        out.text(totals.counts()).text(String.format(Locale.ROOT, "; %.3f s, %,d packets a second%n", micros / 1e6, engine.packets() * 1_000_000 / micros));
        totals.findings(Colours.PLAIN, out);
    }

    private void rules(List<RuleStats> stats, TextBuffer out) {
        List<RuleStats> shown = stats.stream().filter(s -> detailed || s.alerts() + s.silenced() + s.evicted() > 0).toList();
        if (shown.isEmpty()) {
            out.text(stats.isEmpty() ? "" : "no rule had anything to report\n");
            return;
        }
        int start = out.octet('\n').length();
        out.text("rule").padTo(start, NAME);
        right(detailed ? List.of("alerts", "suppressed", "evicted", "looked at", "matched") : List.of("alerts", "suppressed", "evicted"), out);
        for (RuleStats rule : shown) {
            start = out.length();
            out.text(rule.name()).padTo(start, NAME);
            List<Long> numbers = detailed ? List.of(rule.alerts(), rule.silenced(), rule.evicted(), rule.reached(), rule.matched())
                    : List.of(rule.alerts(), rule.silenced(), rule.evicted());
            right(numbers.stream().map(String::valueOf).toList(), out);
        }
    }

    private static void right(List<String> cells, TextBuffer out) {
        for (String cell : cells)
            out.text(" ".repeat(Math.max(1, NUMBER - cell.length()))).text(cell);
        out.octet('\n');
    }

    private void policies(Runner engine, TextBuffer out) {
        boolean any = engine.decided().values().stream().anyMatch(n -> n > 0);
        if (!any)
            return;
        int start = out.octet('\n').length();
        out.text("verdict").padTo(start, NAME);
        right(List.of("packets"), out);
        engine.decided().forEach((clause, packets) -> {
            if (packets > 0 || detailed)
                verdict(clause, packets, out);
        });
    }

    private static void verdict(Policy.Clause clause, long packets, TextBuffer out) {
        int start = out.length();
        out.text(clause.verdict().name().toLowerCase(Locale.ROOT)).padTo(start, 6).octet(' ').text(clause.name()).padTo(start, NAME);
        right(List.of(Long.toString(packets)), out);
    }
}
