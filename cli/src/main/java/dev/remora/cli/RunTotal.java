package dev.remora.cli;

import static dev.remora.cli.CountTable.number;

import dev.remora.rules.run.RuleStats;
import dev.remora.rules.run.Runner;
import dev.remora.tree.TextBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What several captures came to together: alerts by rule, most first, with in how many captures; packets by verdict; what there was in all. */
final class RunTotal {
    private final Map<String, Count> rules    = new LinkedHashMap<>();
    private final Map<String, Count> verdicts = new LinkedHashMap<>();
    private long                     captures;
    private long                     reporting;
    private long                     packets;
    private long                     connections;
    private long                     nanos;

    /** How often something happened, and in how many captures. */
    private record Count(long times, long captures) {
        Count plus(Count more) {
            return new Count(times + more.times, captures + more.captures);
        }
    }

    /** Takes in what one capture came to. */
    void add(Runner runner, long elapsedNanos) {
        captures++;
        packets += runner.packets();
        connections += runner.connections();
        nanos += elapsedNanos;
        boolean any = false;
        for (RuleStats rule : runner.stats())
            if (rule.alerts() > 0) {
                rules.merge(rule.name(), new Count(rule.alerts(), 1), Count::plus);
                any = true;
            }
        if (any)
            reporting++;
        runner.decided().forEach((clause, times) -> {
            if (times > 0)
                verdicts.merge(RunSummary.verdict(clause), new Count(times, 1), Count::plus);
        });
    }

    /** Writes it all, in lines of so many columns; nothing where there is none of it. */
    void write(Colours colours, int columns, TextBuffer out) {
        if (captures == 0)
            return;
        out.text("\n== all captures\n");
        table("rule", "alerts", rules, colours, out);
        table("verdict", "packets", verdicts, colours, out);
        long alerts = rules.values().stream().mapToLong(Count::times).sum();
        String line = String.format(Locale.ROOT, "%s, %s, %s; %s in %s; %.3f s", number(captures, "capture"), number(packets, "packet"), number(connections, "connection"),
                number(alerts, "alert"), number(reporting, "capture"), nanos / 1e9);
        out.text(Paragraph.broken(columns, 0, line)).octet('\n');
    }

    private static void table(String what, String unit, Map<String, Count> counts, Colours colours, TextBuffer out) {
        if (counts.isEmpty())
            return;
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(what, unit, "captures"));
        counts.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.comparingLong(Count::times).reversed()))
                .forEach(entry -> rows.add(List.of(entry.getKey(), number(entry.getValue().times), number(entry.getValue().captures))));
        CountTable.write(rows, colours, out);
        out.octet('\n');
    }
}
