package dev.remora.ide.connection;

import dev.remora.ide.capture.ActiveCapture;
import dev.remora.ide.model.ConnectionChoice;
import dev.remora.ide.model.PacketChoice;
import dev.remora.ide.model.Sequence;
import dev.remora.ide.model.Sequence.Ack;
import dev.remora.ide.model.Sequence.Segment;
import dev.remora.ide.preference.Theme;
import dev.remora.ide.table.TabKey;
import dev.remora.tracking.Side;
import dev.remora.tree.TimeText;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.part.ViewPart;

/** Time and sequence numbers of one direction of the chosen connection: a bar a segment, a line for what was acknowledged. */
public final class SequenceView extends ViewPart {
    /** Id of the view in plugin.xml. */
    public static final String ID = "dev.remora.ide.sequence";

    private static final int LEFT   = 86;
    private static final int BOTTOM = 40;
    private static final int TOP    = 16;
    private static final int RIGHT  = 18;

    private final Consumer<PacketChoice> packets = packet -> followPacket();

    private Canvas                 canvas;
    private Combo                  side;
    private ChosenConnection       chosen;
    private Answer<List<Sequence>> answer;
    private ConnectionChoice       choice;
    private List<Sequence>         sequences = List.of();
    private String                 none      = ChosenConnection.NONE;         // what is said where no segments are drawn
    private int                    selected  = -1;
    private double                 from;                 // what is in sight, as shares of the whole time
    private double                 to        = 1;

    @Override
    public void createPartControl(Composite parent) {
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
        Composite bar = new Composite(parent, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        GridLayoutFactory.fillDefaults().numColumns(1).margins(6, 4).applyTo(bar);
        side = new Combo(bar, SWT.READ_ONLY);
        side.setItems("From the originator", "From the responder");
        side.select(0);
        side.addListener(SWT.Selection, event -> followPacket());
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas);
        canvas.setToolTipText("Bars: segments, grey if the other end does not accept them. Line: acknowledged octets.\n"
                + "Click, cursor keys: go to the packet. Mouse wheel, + and -: zoom. 0: show all.");
        canvas.addListener(SWT.Paint, this::paint);
        canvas.addListener(SWT.MouseWheel, event -> zoom(event.x, event.count > 0 ? 0.7 : 1 / 0.7));
        canvas.addListener(SWT.Resize, event -> canvas.redraw());
        canvas.addListener(SWT.MouseDown, this::clicked);
        canvas.addListener(SWT.KeyDown, this::key);
        TabKey.leadsOnFrom(canvas);
        answer = new Answer<>(canvas, Sequence::of, this::show, why -> showNone("", why));
        chosen = new ChosenConnection(getSite().getPage(), this::want, this::forget);
        ConnectionKeys.register(getViewSite());
        ActiveCapture.of(getSite().getPage()).addPacketListener(packets);
    }

    /** Marks the segment of the packet that is selected in the capture, where it is one of those shown. */
    private void followPacket() {
        selected = -1;
        if (choice != null)
            ActiveCapture.editorOf(getSite().getPage(), choice.file()).ifPresent(editor -> selected = sequence().indexOf(editor.packets().selected()));
        canvas.redraw();
    }

    private void want(ConnectionChoice other) {
        if (!other.equals(choice)) {                                   // one that has grown stays as it is looked at
            choice = other;
            selected = -1;
            from = 0;
            to = 1;
            side.deselectAll();
        }
        answer.want(other);
    }

    private void forget() {
        choice = null;
        answer.forget();
        showNone(ChosenConnection.NONE, "");
    }

    private void showNone(String inside, String above) {
        sequences = List.of();
        none = inside;
        canvas.redraw();
        setContentDescription(above);
    }

    private void show(List<Sequence> both) {
        sequences = both;
        none = "This end sent no data, SYN or FIN.";
        setContentDescription(
                both.isEmpty() ? "only TCP has sequence numbers" : choice.end(Side.ORIGINATOR) + " (blue), " + choice.end(Side.RESPONDER) + " (orange)" + choice.soFar());
        if (!both.isEmpty() && side.getSelectionIndex() < 0)
            side.select(both.get(1).highest() > both.get(0).highest() ? 1 : 0);
        followPacket();
    }

    private Sequence sequence() {
        return sequences.isEmpty() ? Sequence.EMPTY : sequences.get(Math.max(0, side.getSelectionIndex()));
    }

    private Rectangle plot() {
        Rectangle area = canvas.getClientArea();
        return new Rectangle(LEFT, TOP, Math.max(1, area.width - LEFT - RIGHT), Math.max(1, area.height - TOP - BOTTOM));
    }

    private int x(Rectangle plot, Sequence sequence, long nanos) {
        return plot.x + (int) (plot.width * ((double) nanos / Math.max(1, sequence.span()) - from) / (to - from));
    }

    /** Shows less of the time, or more, around a place on the screen. */
    private void zoom(int x, double factor) {
        Rectangle plot = plot();
        double middle = from + (to - from) * Math.clamp((double) (x - plot.x) / plot.width, 0, 1);
        double width = Math.clamp((to - from) * factor, 1e-6, 1);
        from = Math.clamp(middle - (middle - from) * width / (to - from), 0, 1 - width);
        to = from + width;
        canvas.redraw();
    }

    private static int y(Rectangle plot, Sequence sequence, long number) {
        return plot.y + plot.height - (int) (plot.height * (double) Math.min(number, sequence.highest()) / Math.max(1, sequence.highest()));
    }

    private void paint(Event event) {
        GC gc = event.gc;
        gc.setAntialias(SWT.ON);
        gc.setBackground(Theme.system(canvas.getDisplay(), SWT.COLOR_LIST_BACKGROUND));
        gc.setForeground(Theme.system(canvas.getDisplay(), SWT.COLOR_LIST_FOREGROUND));
        gc.fillRectangle(canvas.getClientArea());
        Sequence sequence = sequence();
        if (sequence.segments().isEmpty()) {
            gc.drawText(none, 12, 12, true);
            return;
        }
        Rectangle plot = plot();
        axes(gc, plot, sequence);
        gc.setClipping(plot.x, plot.y - 2, plot.width + 4, plot.height + 4);
        acks(gc, plot, sequence);
        Color colour = StatePalette.of(sequence.from(), canvas.getDisplay());
        Color refused = Theme.system(canvas.getDisplay(), SWT.COLOR_WIDGET_NORMAL_SHADOW);
        for (Segment segment : sequence.segments())
            segment(gc, plot, sequence, segment, segment.isTaken() ? colour : refused);
        if (marked() != null)
            mark(gc, plot, sequence, marked());
    }

    /** A line through the chosen segment, and a frame around it. */
    private void mark(GC gc, Rectangle plot, Sequence sequence, Segment segment) {
        gc.setForeground(Theme.system(canvas.getDisplay(), SWT.COLOR_LIST_FOREGROUND));
        int x = x(plot, sequence, segment.nanos());
        int top = y(plot, sequence, segment.end());
        gc.setLineStyle(SWT.LINE_DOT);
        gc.drawLine(x, plot.y, x, plot.y + plot.height);
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.drawRectangle(x - 4, top - 3, 8, Math.max(3, y(plot, sequence, segment.start()) - top) + 5);
    }

    private void segment(GC gc, Rectangle plot, Sequence sequence, Segment segment, Color colour) {
        gc.setBackground(colour);
        int top = y(plot, sequence, segment.end());
        gc.fillRectangle(x(plot, sequence, segment.nanos()) - 1, top, 3, Math.max(3, y(plot, sequence, segment.start()) - top));
    }

    private void acks(GC gc, Rectangle plot, Sequence sequence) {
        gc.setForeground(StatePalette.of(sequence.from().other(), canvas.getDisplay()));
        Ack before = null;
        for (Ack ack : sequence.acks()) {
            int y = y(plot, sequence, ack.number());
            if (before != null) {
                int corner = y(plot, sequence, before.number());
                gc.drawLine(x(plot, sequence, before.nanos()), corner, x(plot, sequence, ack.nanos()), corner);
                gc.drawLine(x(plot, sequence, ack.nanos()), corner, x(plot, sequence, ack.nanos()), y);
            }
            before = ack;
        }
    }

    private void axes(GC gc, Rectangle plot, Sequence sequence) {
        gc.setForeground(Theme.system(canvas.getDisplay(), SWT.COLOR_WIDGET_NORMAL_SHADOW));
        gc.drawRectangle(plot);
        int down = Axis.every(plot.height, gc.getFontMetrics().getHeight());
        int across = Axis.every(plot.width, gc.textExtent(seconds(sequence, 4)).x + 8);
        for (int i = 0; i <= 4; i++) {
            int y = plot.y + plot.height * i / 4;
            int x = plot.x + plot.width * i / 4;
            gc.setForeground(Theme.system(canvas.getDisplay(), SWT.COLOR_WIDGET_NORMAL_SHADOW));
            gc.drawLine(plot.x, y, plot.x + plot.width, y);
            gc.setForeground(Theme.system(canvas.getDisplay(), SWT.COLOR_LIST_FOREGROUND));
            String number = Axis.number(sequence.highest(), 4 - i);
            if (i % down == 0)
                gc.drawText(number, plot.x - 8 - gc.textExtent(number).x, y - gc.getFontMetrics().getHeight() / 2, true);
            String seconds = seconds(sequence, i);
            int half = gc.textExtent(seconds).x / 2;
            if (i % across == 0)
                gc.drawText(seconds, Math.min(x - half, plot.x + plot.width + RIGHT - 4 - 2 * half), plot.y + plot.height + 8, true);
        }
    }

    private String seconds(Sequence sequence, int quarter) {
        double all = sequence.span() / 1e9;
        return Axis.seconds(all * from, all * (to - from), quarter);
    }

    private void clicked(Event event) {
        canvas.setFocus();
        Rectangle plot = plot();
        Sequence sequence = sequence();
        double best = Double.MAX_VALUE;
        int nearest = -1;
        for (int i = 0; i < sequence.segments().size(); i++) {
            Segment segment = sequence.segments().get(i);
            double distance = Math.hypot(x(plot, sequence, segment.nanos()) - event.x, y(plot, sequence, (segment.start() + segment.end()) / 2) - event.y);
            if (distance < best) {
                best = distance;
                nearest = i;
            }
        }
        choose(nearest);
    }

    private void key(Event event) {
        Rectangle plot = plot();
        switch (event.character) {
            case '+' -> zoom(plot.x, 0.7);
            case '-' -> zoom(plot.x, 1 / 0.7);
            case '0' -> zoom(plot.x, 1e9);
            default -> walk(event);
        }
    }

    private void walk(Event event) {
        if (event.keyCode == SWT.ARROW_RIGHT || event.keyCode == SWT.ARROW_UP)
            choose(Math.min(sequence().segments().size() - 1, selected + 1));
        else if (event.keyCode == SWT.ARROW_LEFT || event.keyCode == SWT.ARROW_DOWN)
            choose(Math.max(0, selected - 1));
    }

    private void choose(int index) {
        if (index < 0 || index >= sequence().segments().size())
            return;
        selected = index;
        Segment segment = sequence().segments().get(index);
        canvas.redraw();
        setContentDescription(String.format(Locale.ROOT, "packet %d: octets %,d to %,d at %s s", segment.packet(), segment.start(), segment.end(),
                TimeText.micros(segment.nanos())));
        ActiveCapture.editorOf(getSite().getPage(), choice.file()).ifPresent(editor -> editor.goTo(segment.packet()));
    }

    /** The widget. */
    public Canvas control() {
        return canvas;
    }

    /** The segment that is marked; null where none is. */
    public Segment marked() {
        return selected >= 0 && selected < sequence().segments().size() ? sequence().segments().get(selected) : null;
    }

    /** Both directions. */
    public List<Sequence> sequences() {
        return sequences;
    }

    @Override
    public void setFocus() {
        canvas.setFocus();
    }

    @Override
    public void dispose() {
        ActiveCapture.of(getSite().getPage()).removePacketListener(packets);
        chosen.dispose();
        super.dispose();
    }
}
