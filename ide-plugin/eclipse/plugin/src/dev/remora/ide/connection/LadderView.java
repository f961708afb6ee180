package dev.remora.ide.connection;

import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.model.ConnectionChoice;
import dev.remora.ide.model.Ladder;
import dev.remora.ide.model.Ladder.Rung;
import dev.remora.tracking.Side;
import dev.remora.tracking.Transition;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.eclipse.ui.part.ViewPart;

/** A connection as a ladder: an arrow a packet, and beside it the state of each end as it changes. */
public final class LadderView extends ViewPart {
    /** Id of the view in plugin.xml. */
    public static final String ID = "dev.remora.ide.ladder";

    private static final int ROW    = 30;
    private static final int HEADER = 34;
    private static final int TIME   = 70;
    private static final int STATE  = 122;
    private static final int MIDDLE = 150;

    private Canvas           canvas;
    private ChosenConnection chosen;
    private ConnectionChoice choice;
    private Ladder           ladder   = new Ladder(List.of(), false);
    private int              selected = -1;

    @Override
    public void createPartControl(Composite parent) {
        canvas = new Canvas(parent, SWT.V_SCROLL | SWT.DOUBLE_BUFFERED);
        canvas.addListener(SWT.Paint, this::paint);
        canvas.addListener(SWT.MouseDown, this::clicked);
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.Resize, event -> scroll());
        canvas.getVerticalBar().addListener(SWT.Selection, event -> canvas.redraw());
        chosen = new ChosenConnection(getSite().getWorkbenchWindow().getSelectionService(), this::show);
    }

    private void show(ConnectionChoice other) {
        if (other.equals(choice))
            return;
        choice = other;
        selected = -1;
        try {
            ladder = Ladder.of(other);
            setContentDescription(ladder.cut() ? String.format("the first %,d packets", Ladder.MOST) : "");
        } catch (IOException e) {
            ladder = new Ladder(List.of(), false);
            setContentDescription(String.valueOf(e.getMessage()));
        }
        canvas.getVerticalBar().setSelection(0);
        scroll();
        canvas.redraw();
    }

    private void scroll() {
        ScrollBar bar = canvas.getVerticalBar();
        int room = Math.max(1, canvas.getClientArea().height - HEADER);
        int height = Math.max(1, ladder.rungs().size() * ROW);
        bar.setValues(Math.min(bar.getSelection(), Math.max(0, height - room)), 0, Math.max(height, room), room, ROW, room);
    }

    private void paint(Event event) {
        GC gc = event.gc;
        Rectangle area = canvas.getClientArea();
        gc.setAntialias(SWT.ON);
        gc.setBackground(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        gc.setForeground(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_FOREGROUND));
        gc.fillRectangle(area);
        if (choice == null) {
            gc.drawText("Choose a connection in the view Connections.", 12, 12, true);
            return;
        }
        int left = TIME + STATE;
        int right = Math.max(left + MIDDLE, area.width - STATE);
        int top = canvas.getVerticalBar().getSelection();
        int first = Math.max(0, top / ROW);
        int last = Math.min(ladder.rungs().size() - 1, (top + area.height) / ROW);
        for (int i = first; i <= last; i++)
            rung(gc, i, HEADER + i * ROW - top, left, right);
        header(gc, area, left, right);
    }

    private void header(GC gc, Rectangle area, int left, int right) {
        gc.setBackground(canvas.getDisplay().getSystemColor(SWT.COLOR_WIDGET_BACKGROUND));
        gc.fillRectangle(0, 0, area.width, HEADER - 4);
        gc.drawText(choice.end(Side.ORIGINATOR), Math.max(6, left - gc.textExtent(choice.end(Side.ORIGINATOR)).x), 8, true);
        gc.drawText(choice.end(Side.RESPONDER), right, 8, true);
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.drawLine(left, HEADER - 4, left, area.height);
        gc.drawLine(right, HEADER - 4, right, area.height);
    }

    private static void centred(GC gc, String text, int x, int y) {
        gc.drawText(text, x - gc.textExtent(text).x / 2, y, true);
    }

    private void rung(GC gc, int index, int y, int left, int right) {
        Rung rung = ladder.rungs().get(index);
        if (index == selected) {
            gc.setBackground(canvas.getDisplay().getSystemColor(SWT.COLOR_WIDGET_LIGHT_SHADOW));
            gc.fillRectangle(0, y, canvas.getClientArea().width, ROW);
        }
        int base = y + ROW - 9;
        gc.drawText(String.format("%.6f", (rung.timeNanos() - choice.summary().start()) / 1e9), 8, y + 6, true);
        arrow(gc, rung.side() == Side.ORIGINATOR ? left : right, rung.side() == Side.ORIGINATOR ? right : left, base);
        centred(gc, "#" + rung.number() + "  " + rung.says(), (left + right) / 2, base - 2 - gc.getFontMetrics().getHeight());
        state(gc, rung, Side.ORIGINATOR, left, y);
        state(gc, rung, Side.RESPONDER, right, y);
    }

    private static void arrow(GC gc, int from, int to, int y) {
        int back = from < to ? -8 : 8;
        gc.drawLine(from, y, to, y);
        Color fill = gc.getBackground();
        gc.setBackground(gc.getForeground());
        gc.fillPolygon(new int[] {to, y, to + back, y - 4, to + back, y + 4});
        gc.setBackground(fill);
    }

    /** The state of an end where the packet changed it. */
    private void state(GC gc, Rung rung, Side side, int line, int y) {
        List<Transition> changes = rung.changes().stream().filter(change -> change.side() == side).toList();
        if (changes.isEmpty())
            return;
        String text = changes.getLast().to().label();
        Point size = gc.textExtent(text);
        int x = side == Side.ORIGINATOR ? line - size.x - 12 : line + 12;
        Color fill = gc.getBackground();
        gc.setBackground(StatePalette.of(changes.getLast().to(), canvas.getDisplay()));
        gc.fillRoundRectangle(x - 5, y + 3, size.x + 10, size.y + 4, 8, 8);
        gc.drawText(text, x, y + 5, true);
        gc.setBackground(fill);
    }

    private void clicked(Event event) {
        canvas.setFocus();
        choose((event.y - HEADER + canvas.getVerticalBar().getSelection()) / ROW);
    }

    private void key(Event event) {
        if (event.keyCode == SWT.ARROW_DOWN)
            choose(Math.min(ladder.rungs().size() - 1, selected + 1));
        else if (event.keyCode == SWT.ARROW_UP)
            choose(Math.max(0, selected - 1));
    }

    /** Selects a packet of the ladder, shows what it changed, and goes to it in the editor. */
    private void choose(int index) {
        if (index < 0 || index >= ladder.rungs().size())
            return;
        selected = index;
        Rung rung = ladder.rungs().get(index);
        setContentDescription(words(rung));
        if (getSite().getPage().getActiveEditor() instanceof CaptureEditor editor && editor.file() == choice.file())
            editor.goTo(rung.number());
        canvas.redraw();
    }

    private static String words(Rung rung) {
        if (rung.changes().isEmpty())
            return "Packet " + rung.number() + " changes no state.";
        return rung.changes().stream().map(change -> "The " + change.side().name().toLowerCase() + " " + change.cue().text() + ": " + change.from().label()
                + " → " + change.to().label() + " (" + change.rfc() + ")").collect(Collectors.joining("; "));
    }

    /** The widget. */
    public Canvas control() {
        return canvas;
    }

    /** What is drawn. */
    public Ladder ladder() {
        return ladder;
    }

    @Override
    public void setFocus() {
        canvas.setFocus();
    }

    @Override
    public void dispose() {
        chosen.dispose();
        super.dispose();
    }
}
