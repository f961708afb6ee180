package dev.remora.cli;

import dev.remora.cli.Colours.Ink;
import dev.remora.tracking.KnownState;
import dev.remora.tracking.Side;
import dev.remora.tracking.Summary;
import dev.remora.tracking.Transport;
import dev.remora.tracking.ladder.Ladder;
import dev.remora.tracking.ladder.Step;
import dev.remora.tree.TextBuffer;
import dev.remora.tree.TimeText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The exchange of a connection drawn as a ladder: time runs down, packets run across, and the states of both ends stand at their sides. */
final class LadderText {
    private static final int RUNG  = 58;           // columns of a rung where there is room
    private static final int LEAST = 24;
    private static final int SHORT = 12;           // columns of a rung where packet and time have a line of their own
    private static final int STATE = StateInk.WIDTH;
    private static final int BEGIN = 22;           // where the originator stands
    private static final int LEFT  = 2;            // where it stands in a line of its own
    private static final int ENDS  = 6;            // columns of a rung at both sides of what it says
    private static final int SIDES = 2 * STATE + 4;

    private final Colours     colours;
    private final int         columns;                  // of the terminal; 0 where the output is none
    private final boolean     isNarrow;                 // whether packet and time have a line of their own
    private final int         begin;                    // where the originator stands
    private final int         below;                    // where words stand, below the rung
    private final int         rung;                     // columns
    private final StateLegend legend = new StateLegend();

    LadderText(Colours colours, int columns) {
        this.colours = colours;
        this.columns = columns;
        this.isNarrow = columns > 0 && columns < BEGIN + SIDES + LEAST;
        this.begin = isNarrow ? LEFT : BEGIN;
        this.below = begin + STATE + 1;
        this.rung = columns == 0 ? RUNG : Math.clamp(columns - begin - SIDES, SHORT, RUNG);
    }

    /** Says what was not plain in the ladders since the last call. */
    void end(TextBuffer out) {
        legend.write(colours, columns, out);
    }

    /** Draws a ladder. */
    void show(Ladder ladder, TextBuffer out) {
        Summary c = ladder.connection();
        boolean isTcp = c.transport() == Transport.TCP && !c.isStray();
        new Paragraph(out, colours, columns, 0).add("", "connection " + c.id(), Ink.STRONG).add("  ", heading(c), null);
        out.text("\n\n");
        String originator = ConnectionText.endpoint(c.originator().endpoint(), c.transport());
        String responder = ConnectionText.endpoint(c.responder().endpoint(), c.transport());
        ends(originator, responder, out);
        @Nullable KnownState[] before = {null, null};
        for (Step step : ladder.steps())
            step(step, c, isTcp, before, out);
        if (ladder.omitted() > 0)
            out.text(String.format(Locale.ROOT, "%s… and %,d more packets\n", " ".repeat(below), ladder.omitted()));
        out.octet('\n');
    }

    /** Both ends above their states; the responder further left, or below, where the terminal ends before it. */
    private void ends(String originator, String responder, TextBuffer out) {
        int right = below + rung + 3;
        int at = columns == 0 ? right : Math.max(0, Math.min(right, columns - responder.length()));
        int behind = begin + originator.length() + 2;
        out.text("  packet     seconds").text(toOriginator()).text(originator);
        if (columns > 0 && at < behind)
            out.octet('\n').text(" ".repeat(at));
        else
            out.text(" ".repeat(Math.max(2, at - behind + 2)));
        out.text(responder).octet('\n');
    }

    /** What leads from packet and time to where the originator stands. */
    private String toOriginator() {
        return isNarrow ? "\n" + " ".repeat(begin) : "  ";
    }

    private static String heading(Summary c) {
        String transport = c.transport().label();
        return c.isStray() ? transport + ", no connection" : transport + ", " + ConnectionText.reason(c.endReason()) + ", " + c.certainty().label();
    }

    private void step(Step step, Summary c, boolean isTcp, @Nullable KnownState[] before, TextBuffer out) {
        out.text(String.format(Locale.ROOT, "%8s %11s", step.from() == null ? "timer" : Long.toString(step.packet()), TimeText.micros(step.timeNanos() - c.start())));
        out.text(toOriginator());
        state(step, Side.ORIGINATOR, isTcp, before, out);
        String label = label(step.what());
        out.text("  ").text(rung(step, label)).text("  ");
        state(step, Side.RESPONDER, isTcp, before, out);
        out.octet('\n');
        String rest = step.what().substring(label.length()).strip();
        String words = rest.isEmpty() || step.words().isEmpty() ? rest + step.words() : rest + "; " + step.words();
        if (words.isEmpty())
            return;
        out.text(" ".repeat(below));
        new Paragraph(out, colours, columns, below).add("", words, Ink.QUIET);
        out.octet('\n');
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

    /** As many of the first things that a packet is as there is room for in a rung; the others stand before the words. */
    private String label(String what) {
        int end = what.length();
        while (end > rung - ENDS && columns > 0 && what.lastIndexOf("  ", end - 1) > 0)
            end = what.lastIndexOf("  ", end - 1);
        return what.substring(0, end);
    }

    private String rung(Step step, String label) {
        if (step.from() == null)
            return centred(label, '┄', "", "");
        char line = step.isTaken() ? '─' : '╌';
        String drawn = step.from() == Side.ORIGINATOR ? centred(label, line, "", "▶") : centred(label, line, "◀", "");
        return step.isTaken() ? drawn : colours.paint(Ink.BAD, drawn);
    }

    private String centred(String label, char line, String left, String right) {
        String shown = label.length() > rung - ENDS ? label.substring(0, rung - ENDS - 1) + "…" : label;
        int rest = rung - shown.length() - 2 - left.length() - right.length();
        String rule = String.valueOf(line);
        return left + rule.repeat(rest / 2) + " " + shown + " " + rule.repeat(rest - rest / 2) + right;
    }
}
