package dev.remora.ide.connection;

import dev.remora.ide.model.ConnectionChoice;
import dev.remora.ide.model.Ladder;
import dev.remora.ide.model.Ladder.Rung;
import dev.remora.ide.preference.Theme;
import dev.remora.tracking.KnownState;
import dev.remora.tracking.Side;
import dev.remora.tracking.Summary;
import dev.remora.tracking.Transport;
import dev.remora.tree.TimeText;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Drawable;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;

/** Draws a ladder: a line for each end, an arrow for each packet between them, the states outside. */
final class LadderPainter {
    private static final int MIDDLE = 90;              // between the ends at least

    /** How much room the parts of a ladder have: as much as the font needs, in pixels. */
    record Measures(int row, int header, int time, int state) {
        /** Those of what is drawn on this. */
        static Measures of(Drawable on) {
            GC gc = new GC(on);
            int line = gc.getFontMetrics().getHeight();
            Measures measures = new Measures(Math.max(40, 2 * line + 2), Math.max(34, line + 15), Math.max(76, gc.textExtent("0.000000").x + 16),
                    Math.max(122, gc.textExtent("SYN-RECEIVED?").x + 24));
            gc.dispose();
            return measures;
        }

        /** How wide a ladder is at least. */
        int least() {
            return time + 2 * state + MIDDLE;
        }
    }

    private final Measures         measures;
    private final GC               gc;
    private final Display          display;
    private final ConnectionChoice choice;
    private final long             start;
    private final boolean          hasStates;
    private final int              left;
    private final int              right;
    private final Rectangle        area;

    /** One that draws on an area that is at least as wide as a ladder is. */
    LadderPainter(GC gc, Display display, Rectangle area, Measures measures, ConnectionChoice choice) {
        this.measures = measures;
        this.gc = gc;
        this.display = display;
        this.area = area;
        this.choice = choice;
        Summary summary = choice.summary();
        this.start = summary.start();
        this.hasStates = summary.transport() == Transport.TCP && !summary.isStray();
        this.left = measures.time() + measures.state();
        this.right = area.width - measures.state();
    }

    /** Draws what is in sight, scrolled by {@code top} pixels. */
    void paint(Ladder ladder, int top, int selected) {
        int first = Math.max(0, top / measures.row());
        int last = Math.min(ladder.rungs().size() - 1, (top + area.height) / measures.row());
        for (int i = first; i <= last; i++)
            rung(ladder.rungs().get(i), i == 0 ? null : ladder.rungs().get(i - 1), i == selected, measures.header() + i * measures.row() - top);
        header();
    }

    private Color system(int id) {
        return Theme.system(display, id);
    }

    private void header() {
        gc.setBackground(system(SWT.COLOR_WIDGET_BACKGROUND));
        gc.setForeground(system(SWT.COLOR_WIDGET_FOREGROUND));
        gc.fillRectangle(0, 0, area.width, measures.header() - 4);
        String originator = choice.end(Side.ORIGINATOR);
        String responder = choice.end(Side.RESPONDER);
        int half = area.width / 2 - 10;
        String first = fitting(originator, half);
        String second = fitting(responder, half);
        gc.drawText(first, Math.clamp(left - gc.textExtent(first).x / 2, 6, Math.max(6, area.width / 2 - 4 - gc.textExtent(first).x)), 7, true);
        gc.drawText(second, Math.clamp(right - gc.textExtent(second).x / 2, area.width / 2 + 4, Math.max(area.width / 2 + 4, area.width - gc.textExtent(second).x - 6)), 7, true);
        gc.setForeground(system(SWT.COLOR_LIST_FOREGROUND));
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.drawLine(left, measures.header() - 4, left, area.height);
        gc.drawLine(right, measures.header() - 4, right, area.height);
    }

    private void rung(Rung rung, Rung before, boolean selected, int y) {
        boolean dark = Theme.isDark(display);
        gc.setBackground(selected ? dark ? new Color(0x33, 0x41, 0x55) : new Color(0xDC, 0xE8, 0xF7) : system(SWT.COLOR_LIST_BACKGROUND));
        gc.fillRectangle(0, y, area.width, measures.row());
        gc.setForeground(system(SWT.COLOR_LIST_FOREGROUND));
        int base = y + measures.row() / 2 + 1;
        gc.drawText(TimeText.micros(rung.timeNanos() - start), 8, y + 4, true);
        gc.setForeground(muted());
        gc.drawText("#" + rung.number(), 8, y + 4 + gc.getFontMetrics().getHeight(), true);
        gc.setForeground(rung.isTaken() ? system(SWT.COLOR_LIST_FOREGROUND) : refused());
        if (rung.side() != null)
            arrow(rung, base);
        fitted(rung.what(), base - 3 - gc.getFontMetrics().getHeight());
        gc.setForeground(rung.isTaken() ? muted() : refused());
        if (gc.textExtent(rung.words()).x <= right - left - 16 || !rung.isTaken())
            fitted(rung.words(), base + 2);
        state(rung, before, Side.ORIGINATOR, y);
        state(rung, before, Side.RESPONDER, y);
    }

    private Color muted() {
        return Theme.isDark(display) ? new Color(0xA9, 0xB4, 0xC2) : new Color(0x5A, 0x66, 0x75);
    }

    private Color refused() {
        return Theme.isDark(display) ? new Color(0xFF, 0x8A, 0x80) : new Color(0xB7, 0x1C, 0x1C);
    }

    /** Text in the middle between the ends, shortened to what fits there. */
    private void fitted(String text, int y) {
        String shown = fitting(text, right - left - 16);
        gc.drawText(shown, (left + right) / 2 - gc.textExtent(shown).x / 2, y, true);
    }

    private String fitting(String text, int room) {
        String shown = text;
        while (shown.length() > 1 && gc.textExtent(shown).x > room)
            shown = shown.substring(0, Math.max(1, shown.length() - Math.max(2, shown.length() / 12))).stripTrailing() + "…";
        return shown;
    }

    private void arrow(Rung rung, int y) {
        int from = rung.side() == Side.ORIGINATOR ? left : right;
        int to = rung.side() == Side.ORIGINATOR ? right : left;
        int back = from < to ? -8 : 8;
        gc.setLineStyle(rung.isTaken() ? SWT.LINE_SOLID : SWT.LINE_DASH);
        gc.drawLine(from, y, to, y);
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setBackground(gc.getForeground());
        gc.fillPolygon(new int[]{to, y, to + back, y - 4, to + back, y + 4});
    }

    /** The state of an end, with the mark of how it is known, where something changed either. */
    private void state(Rung rung, Rung before, Side side, int y) {
        KnownState state = rung.state(side);
        if (!hasStates || before != null && before.state(side).equals(state))
            return;
        String text = state.text();
        Point size = gc.textExtent(text);
        int x = side == Side.ORIGINATOR ? left - size.x - 12 : right + 12;
        gc.setForeground(system(SWT.COLOR_LIST_FOREGROUND));
        gc.setBackground(StatePalette.of(state.state(), display));
        gc.fillRoundRectangle(x - 5, y + measures.row() / 2 - size.y / 2 - 2, size.x + 10, size.y + 4, 8, 8);
        gc.drawText(text, x, y + measures.row() / 2 - size.y / 2, true);
    }
}
