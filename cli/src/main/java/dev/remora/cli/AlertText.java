package dev.remora.cli;

import dev.remora.rules.run.Alert;
import dev.remora.rules.run.Runner;
import dev.remora.rules.run.Episode;
import dev.remora.rules.run.Peer;
import dev.remora.rules.run.Ruling;
import dev.remora.rules.type.Form;
import dev.remora.rules.type.Window;
import dev.remora.tree.TextBuffer;
import dev.remora.tree.TimeText;
import java.util.Locale;

/** Alerts as people read them: a line each, then a summary. */
final class AlertText implements AlertView {
    private static final int SEVERITY = 10;
    private static final int RULE     = 36;

    private final String     capture;
    private final TextBuffer out;
    private final RunSummary summary;

    AlertText(String capture, boolean isOneOfMany, boolean stats, TextBuffer out) {
        this.capture = capture;
        this.out = out;
        this.summary = new RunSummary(stats);
        if (isOneOfMany)
            out.text("== ").text(capture).octet('\n');
    }

    @Override
    public void alert(Alert alert) {
        int start = begin(alert.timeNanos());
        out.text(alert.rule().severity().word()).padTo(start, TIME + SEVERITY).text(alert.rule().name()).octet(' ').padTo(start, TIME + SEVERITY + RULE);
        out.text(alert.message()).text("  [packet ").unsigned(alert.packet());
        if (alert.connection() != 0)
            out.text(", connection ").unsigned(alert.connection());
        ends(alert.source(), alert.destination());
        out.text("]\n");
    }

    private static final int TIME = 29;

    private int begin(long timeNanos) {
        int start = out.length();
        TimeText.utc(timeNanos, out);
        out.octet(' ').padTo(start, TIME);
        return start;
    }

    private void ends(Peer source, Peer destination) {
        if (!source.address().isEmpty())
            out.text(", ").text(source.toString()).text(" > ").text(destination.toString());
    }

    @Override
    public void ended(Alert alert, Episode episode) {
        int start = begin(episode.end());
        out.text("ended").padTo(start, TIME + SEVERITY).text(alert.rule().name()).octet(' ').padTo(start, TIME + SEVERITY + RULE);
        out.unsigned(episode.count()).text(counted(alert)).text(" in ");
        TimeText.micros(episode.end() - episode.begin(), out);
        out.text(" s, from packet ").unsigned(episode.firstPacket()).text(" to ").unsigned(episode.lastPacket());
        out.text(" (reported at packet ").unsigned(alert.packet()).text(")\n");
    }

    private static String counted(Alert alert) {
        return alert.rule().form() instanceof Form.Counting counting && counting.window().measure() instanceof Window.Amount.Distinct ? " values" : " packets";
    }

    @Override
    public void ruled(Ruling ruling) {
        int start = begin(ruling.timeNanos());
        out.text(ruling.clause().verdict().name().toLowerCase(Locale.ROOT)).padTo(start, TIME + SEVERITY).text(ruling.clause().name()).octet(' ')
                .padTo(start, TIME + SEVERITY + RULE);
        out.text(ruling.clause().note()).text("  [packet ").unsigned(ruling.packet());
        ends(ruling.source(), ruling.destination());
        out.text("]\n");
    }

    @Override
    public void summary(Runner engine, long elapsedNanos) {
        summary.write(CaptureTotals.of(capture, engine), engine, elapsedNanos, out);
    }
}
