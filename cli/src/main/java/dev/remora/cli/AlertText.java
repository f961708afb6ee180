package dev.remora.cli;

import static dev.remora.cli.CountTable.number;

import dev.remora.cli.Colours.Ink;
import dev.remora.rules.run.Alert;
import dev.remora.rules.run.Episode;
import dev.remora.rules.run.Peer;
import dev.remora.rules.run.Ruling;
import dev.remora.rules.run.Runner;
import dev.remora.rules.syntax.PolicyClause.Verdict;
import dev.remora.rules.type.Form;
import dev.remora.rules.type.RuleSet;
import dev.remora.rules.type.Severity;
import dev.remora.rules.type.Window;
import dev.remora.tree.OneLine;
import dev.remora.tree.TextBuffer;
import dev.remora.tree.TimeText;
import java.util.Locale;
import java.util.Objects;

/** Alerts as people read them: a line each below the day they belong to, then a summary. */
final class AlertText implements AlertView {
    private static final int  SEVERITY = 8;
    private static final int  WIDEST   = 36;
    private static final long DAY      = 86_400_000_000_000L;
    private static final int  DATE     = "2011-06-27 ".length();

    private final String     capture;
    private final TextBuffer out;
    private final Colours    colours;
    private final RunSummary summary;
    private final int        names;                     // columns
    private final int        columns;                   // of the terminal; 0 where the output is none
    private final TextBuffer word = new TextBuffer();
    private long             day  = Long.MIN_VALUE;

    AlertText(String capture, boolean isOneOfMany, RuleSet rules, RunSummary summary, Colours colours, int columns, TextBuffer out) {
        this.capture = capture;
        this.columns = columns;
        this.out = out;
        this.colours = colours;
        this.names = Math.min(WIDEST, rules.names().stream().mapToInt(String::length).max().orElse(0));
        this.summary = summary;
        if (isOneOfMany)
            out.text(colours.paint(Ink.STRONG, "== " + OneLine.of(capture))).octet('\n');
    }

    @Override
    public void alert(Alert alert) {
        Severity severity = alert.rule().severity();
        line(alert.timeNanos(), severity.word(), ink(severity), alert.rule().name(), alert.message(),
                "packet " + alert.packet() + connection(alert.connection()) + ends(alert.source(), alert.destination()));
    }

    private void line(long timeNanos, String what, Ink ink, String name, String message, String where) {
        word.clear();
        TimeText.utc(timeNanos, word);
        String time = word.toString();
        if (day != Math.floorDiv(timeNanos, DAY)) {
            day = Math.floorDiv(timeNanos, DAY);
            out.text(colours.paint(Ink.STRONG, time.substring(0, DATE - 1) + " UTC")).octet('\n');
        }
        out.text(time.substring(DATE)).octet(' ').text(colours.paint(ink, padded(what, SEVERITY))).octet(' ');
        int begin = time.length() - DATE + SEVERITY + 2;
        new Paragraph(out, colours, columns, begin).add("", name, null).at(begin + names + 1, message, null).add("  ", "[" + where + "]", Ink.QUIET);
        out.octet('\n');
    }

    private static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - text.length()));
    }

    private static String connection(long number) {
        return number == 0 ? "" : ", connection " + number;
    }

    private static String ends(Peer source, Peer destination) {
        return source.address().isEmpty() ? "" : ", " + source + " > " + destination;
    }

    private static Ink ink(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> Ink.BAD;
            case MEDIUM -> Ink.BUSY;
            case LOW -> Ink.CLOSING;
            case INFO -> Ink.QUIET;
        };
    }

    @Override
    public void ended(Alert alert, Episode episode) {
        word.clear();
        TimeText.micros(episode.end() - episode.begin(), word);
        line(episode.end(), "ended", Ink.QUIET, alert.rule().name(), counted(alert, episode) + " in " + word + " s",
                "packets " + episode.firstPacket() + " to " + episode.lastPacket() + ", reported at " + alert.packet());
    }

    private static String counted(Alert alert, Episode episode) {
        String packets = number(episode.count(), "packet");
        if (!(alert.rule().form() instanceof Form.Counting counting))
            return packets;
        return switch (counting.window().measure()) {
            case Window.Amount.Matches matches -> packets;
            case Window.Amount.Distinct distinct -> number(episode.count(), "value");
            case Window.Amount.Sum sum -> String.format(Locale.ROOT, "%,d %s in %s", episode.sum(), counting.window().unit(), packets);
        };
    }

    @Override
    public void ruled(Ruling ruling) {
        Verdict verdict = ruling.clause().verdict();
        String note = Objects.requireNonNullElse(ruling.clause().note(), "");
        line(ruling.timeNanos(), verdict.word(), ink(verdict), ruling.clause().name(), note,
                (ruling.suppressed() ? "suppressed, packet " : "packet ") + ruling.packet() + connection(ruling.connection())
                        + ends(ruling.source(), ruling.destination()));
    }

    /** The colour of a decision. */
    static Ink ink(Verdict verdict) {
        return switch (verdict) {
            case ALLOW -> Ink.GOOD;
            case ALERT -> Ink.BUSY;
            case DENY -> Ink.BAD;
        };
    }

    @Override
    public void summary(Runner engine, long elapsedNanos) {
        summary.write(CaptureTotals.of(capture, engine), engine, elapsedNanos, out);
    }
}
