package dev.remora.ide.connection;

import dev.remora.ide.model.ConnectionChoice;
import dev.remora.ide.preference.Theme;
import dev.remora.tracking.Cue;
import dev.remora.tracking.Side;
import dev.remora.tracking.TcpState;
import dev.remora.tracking.Transition;
import dev.remora.tracking.Transport;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.part.ViewPart;

/** The state diagram of RFC 9293 figure 5, with the path that each end of a connection took. */
public final class StateDiagramView extends ViewPart {
    /** Id of the view in plugin.xml. */
    public static final String ID = "dev.remora.ide.states";

    /** Places of the states as figure 5 has them: column and row of a grid of three by seven. */
    private static final Map<TcpState, Point> PLACES = new EnumMap<>(Map.ofEntries(Map.entry(TcpState.CLOSED, new Point(1, 0)),
            Map.entry(TcpState.LISTEN, new Point(1, 1)), Map.entry(TcpState.SYN_RECEIVED, new Point(0, 2)), Map.entry(TcpState.SYN_SENT, new Point(2, 2)),
            Map.entry(TcpState.ESTABLISHED, new Point(1, 3)), Map.entry(TcpState.FIN_WAIT_1, new Point(0, 4)), Map.entry(TcpState.CLOSE_WAIT, new Point(2, 4)),
            Map.entry(TcpState.FIN_WAIT_2, new Point(0, 5)), Map.entry(TcpState.CLOSING, new Point(1, 5)), Map.entry(TcpState.LAST_ACK, new Point(2, 5)),
            Map.entry(TcpState.TIME_WAIT, new Point(1, 6))));

    // Pixels: of a state, and from the edge to where arrows go by beside the states.
    private static final int HALF_WIDTH  = 58;
    private static final int HALF_HEIGHT = 14;
    private static final int BESIDE      = 14;
    private static final int APART       = 10;                // at least, of two states one below the other, and of one from what goes by beside it

    private static final int COLUMNS            = 3;
    private static final int ROWS               = 7;
    private static final int RIGHTMOST          = COLUMNS - 1;
    private static final int LAST_BESIDE_CLOSED = 2;          // row from which an arrow to CLOSED meets no other state

    private Canvas           canvas;
    private ChosenConnection chosen;
    private ConnectionChoice choice;
    private List<Transition> changes = List.of();

    @Override
    public void createPartControl(Composite parent) {
        ScrolledComposite room = new ScrolledComposite(parent, SWT.H_SCROLL | SWT.V_SCROLL);
        canvas = new Canvas(room, SWT.DOUBLE_BUFFERED);
        room.setContent(canvas);
        room.setExpandHorizontal(true);
        room.setExpandVertical(true);
        room.setMinSize(2 * COLUMNS * (HALF_WIDTH + BESIDE + APART), ROWS * (2 * HALF_HEIGHT + APART));
        canvas.addListener(SWT.Paint, this::paint);
        canvas.addListener(SWT.Resize, event -> canvas.redraw());
        chosen = new ChosenConnection(getSite().getPage(), this::show, this::forget);
        ConnectionKeys.register(getViewSite());
    }

    private void show(ConnectionChoice other) {
        choice = other;
        changes = other.file().changes(other.id());
        setContentDescription(isTcp() ? other.end(Side.ORIGINATOR) + " (blue), " + other.end(Side.RESPONDER) + " (orange)" + other.soFar() : "only TCP has these states");
        canvas.redraw();
    }

    private boolean isTcp() {
        return choice.summary().transport() == Transport.TCP;
    }

    private void forget() {
        choice = null;
        changes = List.of();
        setContentDescription("");
        canvas.redraw();
    }

    private void paint(Event event) {
        GC gc = event.gc;
        Rectangle area = canvas.getClientArea();
        gc.setAntialias(SWT.ON);
        gc.setBackground(Theme.system(canvas.getDisplay(), SWT.COLOR_LIST_BACKGROUND));
        gc.fillRectangle(area);
        Color plain = Theme.isDark(canvas.getDisplay()) ? new Color(0x70, 0x78, 0x82) : new Color(0xB4, 0xBA, 0xC2);
        for (TcpState from : TcpState.values())
            for (Cue cue : figure())
                from.on(cue).ifPresent(arrow -> line(gc, area, from, arrow.to(), plain, 1, 0));
        if (choice != null && isTcp()) {
            path(gc, area, Side.ORIGINATOR, -4);
            path(gc, area, Side.RESPONDER, 4);
        }
        for (TcpState state : TcpState.values())
            box(gc, area, state);
    }

    /** The events whose arrows the figure draws; resets and timers that give up lead to CLOSED from everywhere. */
    private static List<Cue> figure() {
        return List.of(Cue.SENT_SYN, Cue.GOT_SYN, Cue.GOT_SYN_ACK, Cue.GOT_ACK_OF_SYN, Cue.SENT_FIN, Cue.GOT_FIN, Cue.GOT_ACK_OF_FIN, Cue.QUIET_2MSL);
    }

    private void path(GC gc, Rectangle area, Side side, int shift) {
        Color colour = StatePalette.of(side, canvas.getDisplay());
        for (Transition change : changes)
            if (change.side() == side)
                line(gc, area, change.from(), change.to(), colour, 3, shift);
    }

    private static Point centre(Rectangle area, TcpState state) {
        Point place = PLACES.get(state);
        return new Point(area.width * (2 * place.x + 1) / (2 * COLUMNS), area.height * (2 * place.y + 1) / (2 * ROWS));
    }

    private static void line(GC gc, Rectangle area, TcpState from, TcpState to, Color colour, int width, int shift) {
        if (to == TcpState.CLOSED && PLACES.get(from).y > LAST_BESIDE_CLOSED && from != TcpState.CLOSING) {
            around(gc, area, from, colour, width, shift);
            return;
        }
        Point a = centre(area, from);
        Point b = centre(area, to);
        double length = Math.hypot(b.x - a.x, b.y - a.y);
        if (length < 1)
            return;
        double x = (b.x - a.x) / length;
        double y = (b.y - a.y) / length;
        int sx = (int) (-y * shift);
        int sy = (int) (x * shift);
        double reach = Math.min(Math.abs(x) < 1e-6 ? 1e9 : HALF_WIDTH / Math.abs(x), Math.abs(y) < 1e-6 ? 1e9 : (HALF_HEIGHT + 1) / Math.abs(y));
        int tipX = (int) (b.x - x * reach) + sx;
        int tipY = (int) (b.y - y * reach) + sy;
        arrow(gc, new int[]{a.x + sx, a.y + sy, tipX, tipY}, x, y, colour, width);
    }

    /** From far below to CLOSED, beside the states between them. */
    private static void around(GC gc, Rectangle area, TcpState from, Color colour, int width, int shift) {
        Point a = centre(area, from);
        Point b = centre(area, TcpState.CLOSED);
        int side = PLACES.get(from).x == RIGHTMOST ? 1 : -1;
        int beside = (side > 0 ? area.width - BESIDE : BESIDE) + shift;
        arrow(gc, new int[]{a.x + side * HALF_WIDTH, a.y + shift, beside, a.y + shift, beside, b.y + shift, b.x + side * HALF_WIDTH, b.y + shift}, -side, 0, colour, width);
    }

    // Along these points; the last is its tip, which points that way.
    private static void arrow(GC gc, int[] points, double x, double y, Color colour, int width) {
        gc.setForeground(colour);
        gc.setBackground(colour);
        gc.setLineWidth(width);
        gc.drawPolyline(points);
        int tipX = points[points.length - 2];
        int tipY = points[points.length - 1];
        int head = 4 + 2 * width;
        gc.fillPolygon(new int[]{tipX, tipY, (int) (tipX - x * head - y * head / 2), (int) (tipY - y * head + x * head / 2),
            (int) (tipX - x * head + y * head / 2), (int) (tipY - y * head - x * head / 2)});
        gc.setLineWidth(1);
    }

    private void box(GC gc, Rectangle area, TcpState state) {
        Point centre = centre(area, state);
        gc.setBackground(StatePalette.of(state, canvas.getDisplay()));
        gc.setForeground(Theme.system(canvas.getDisplay(), SWT.COLOR_LIST_FOREGROUND));
        gc.fillRoundRectangle(centre.x - HALF_WIDTH, centre.y - HALF_HEIGHT, 2 * HALF_WIDTH, 2 * HALF_HEIGHT, 10, 10);
        gc.drawRoundRectangle(centre.x - HALF_WIDTH, centre.y - HALF_HEIGHT, 2 * HALF_WIDTH, 2 * HALF_HEIGHT, 10, 10);
        Point size = gc.textExtent(state.label());
        gc.drawText(state.label(), centre.x - size.x / 2, centre.y - size.y / 2, true);
    }

    /** The widget. */
    public Canvas control() {
        return canvas;
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
