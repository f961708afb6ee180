package dev.remora.cli;

import dev.remora.cli.Colours.Ink;
import dev.remora.tracking.KnownState;
import dev.remora.tracking.Side;
import dev.remora.tracking.Summary;
import dev.remora.tracking.Transport;
import dev.remora.tracking.ladder.Ladder;
import dev.remora.tracking.ladder.Step;
import dev.remora.tree.TextBuffer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The exchange of a connection drawn as a ladder: time runs down, packets run across, and the states of both ends stand at their sides. */
final class LadderText {
    private static final int    RUNG   = 58;
    private static final int    STATE  = StateInk.WIDTH;
    private static final String INDENT = " ".repeat(21 + STATE + 2);
    private static final double NANOS  = 1e9;

    private final Colours     colours;
    private final StateLegend legend = new StateLegend();

    LadderText(Colours colours) {
        this.colours = colours;
    }

    /** Says what was not plain in the ladders since the last call. */
    void end(TextBuffer out) {
        legend.write(colours, out);
    }

    /** Draws a ladder. */
    void show(Ladder ladder, TextBuffer out) {
        Summary c = ladder.connection();
        boolean isTcp = c.transport() == Transport.TCP && !c.isStray();
        out.text(colours.paint(Ink.STRONG, "connection " + c.id())).text("  " + heading(c)).text("\n\n");
        String originator = ConnectionText.endpoint(c.originator().endpoint(), c);
        String responder = ConnectionText.endpoint(c.responder().endpoint(), c);
        out.text("  packet     seconds  ").text(originator).text(" ".repeat(Math.max(2, STATE + RUNG + 4 - originator.length()))).text(responder).octet('\n');
        @Nullable KnownState[] before = {null, null};
        for (Step step : ladder.steps())
            step(step, c, isTcp, before, out);
        if (ladder.omitted() > 0)
            out.text(String.format(Locale.ROOT, "%s… and %,d more packets\n", INDENT, ladder.omitted()));
        out.octet('\n');
    }

    private static String heading(Summary c) {
        String transport = c.transport().label();
        return c.isStray() ? transport + ", no connection" : transport + ", " + c.endReason().label() + ", " + c.certainty().label();
    }

    private void step(Step step, Summary c, boolean isTcp, @Nullable KnownState[] before, TextBuffer out) {
        out.text(String.format(Locale.ROOT, "%8s %11.6f  ", step.from() == null ? "timer" : Long.toString(step.packet()), (step.timeNanos() - c.start()) / NANOS));
        state(step, Side.ORIGINATOR, isTcp, before, out);
        out.text("  ").text(rung(step)).text("  ");
        state(step, Side.RESPONDER, isTcp, before, out);
        out.octet('\n');
        if (!step.words().isEmpty())
            out.text(INDENT).text(colours.paint(Ink.QUIET, step.words())).octet('\n');
    }

    /** The state of a side where it has changed, and a line down where it has not. */
    private void state(Step step, Side side, boolean isTcp, @Nullable KnownState[] before, TextBuffer out) {
        KnownState state = step.state(side);
        boolean changed = isTcp && !state.equals(before[side.ordinal()]);
        before[side.ordinal()] = state;
        if (changed)
            legend.note(state.certainty());
        String text = changed ? state.text() : "│";
        String space = " ".repeat(STATE - text.length());
        String painted = changed ? colours.paint(StateInk.ink(state.state()), text) : colours.paint(Ink.QUIET, text);
        out.text(side == Side.ORIGINATOR ? space + painted : painted);
    }

    private String rung(Step step) {
        String label = step.what();
        if (step.from() == null)
            return centred(label, '┄', "", "");
        char line = step.isTaken() ? '─' : '╌';
        String drawn = step.from() == Side.ORIGINATOR ? centred(label, line, "", "▶") : centred(label, line, "◀", "");
        return step.isTaken() ? drawn : colours.paint(Ink.BAD, drawn);
    }

    private static String centred(String label, char line, String left, String right) {
        String shown = label.length() > RUNG - 6 ? label.substring(0, RUNG - 7) + "…" : label;
        int rest = RUNG - shown.length() - 2 - left.length() - right.length();
        String rule = String.valueOf(line);
        return left + rule.repeat(rest / 2) + " " + shown + " " + rule.repeat(rest - rest / 2) + right;
    }
}
