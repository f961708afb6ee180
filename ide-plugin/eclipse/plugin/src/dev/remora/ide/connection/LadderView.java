package dev.remora.ide.connection;

import dev.remora.ide.capture.ActiveCapture;
import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.connection.LadderPainter.Measures;
import dev.remora.ide.model.ConnectionChoice;
import dev.remora.ide.model.Ladder;
import dev.remora.ide.model.Ladder.Rung;
import dev.remora.ide.model.PacketChoice;
import dev.remora.ide.preference.Theme;
import dev.remora.ide.table.TabKey;
import dev.remora.tracking.Transition;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;

/** A connection as a ladder: an arrow a packet, beside it the state of each end as it changes, below it what the chosen packet changed and why. */
public final class LadderView extends ViewPart {
    /** Id of the view in plugin.xml. */
    public static final String ID = "dev.remora.ide.ladder";

    private static final String HINT = "Click an arrow, or use the cursor keys, to read what the packet changes.";

    private final Consumer<PacketChoice> packets = this::follow;

    private Canvas           canvas;
    private Measures         measures;
    private Text             words;
    private ChosenConnection chosen;
    private Answer<Ladder>   answer;
    private ConnectionChoice choice;
    private Ladder           ladder   = Ladder.EMPTY;
    private int              selected = -1;
    private PacketChoice     packet;                           // the one that is selected in a capture

    @Override
    public void createPartControl(Composite parent) {
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
        canvas = new Canvas(parent, SWT.V_SCROLL | SWT.H_SCROLL | SWT.DOUBLE_BUFFERED);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas);
        measures = Measures.of(canvas);
        words = new Text(parent, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
        GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, 2 * measures.row() - 4).applyTo(words);
        canvas.addListener(SWT.Paint, this::paint);
        canvas.addListener(SWT.MouseDown, this::clicked);
        canvas.addListener(SWT.KeyDown, this::key);
        TabKey.leadsOnFrom(canvas);
        canvas.addListener(SWT.Resize, event -> scroll());
        canvas.getVerticalBar().addListener(SWT.Selection, event -> canvas.redraw());
        canvas.getHorizontalBar().addListener(SWT.Selection, event -> canvas.redraw());
        canvas.getHorizontalBar().setVisible(false);
        answer = new Answer<>(canvas, Ladder::of, this::show, this::setContentDescription);
        chosen = new ChosenConnection(getSite().getPage(), this::want, this::forget);
        ConnectionKeys.register(getViewSite());
        ActiveCapture.of(getSite().getPage()).addPacketListener(packets);
        CaptureEditor editor = ActiveCapture.of(getSite().getPage()).editor();
        packet = editor == null ? null : new PacketChoice(editor.file(), editor.packets().selected());
    }

    private void follow(PacketChoice other) {
        packet = other;
        followPacket();
    }

    /** Marks the packet that is selected in the capture, where it is one of this connection. */
    private void followPacket() {
        if (choice == null || packet == null || packet.file() != choice.file() || selected >= 0 && ladder.rungs().get(selected).number() == packet.number())
            return;
        int index = ladder.indexOf(packet.number());
        if (index >= 0)
            mark(index);
    }

    private void want(ConnectionChoice other) {
        if (!other.equals(choice)) {                                   // one that has grown stays where it is
            choice = other;
            selected = -1;
            words.setText(HINT);
            canvas.getVerticalBar().setSelection(0);
            show(Ladder.EMPTY);
        }
        answer.want(other);
    }

    private void forget() {
        choice = null;
        packet = null;
        answer.forget();
        selected = -1;
        words.setText("");
        show(Ladder.EMPTY);
    }

    private void show(Ladder other) {
        ladder = other;
        selected = Math.min(selected, ladder.rungs().size() - 1);
        setContentDescription(other.cut() ? String.format(Locale.ROOT, "the first %,d packets", Ladder.MOST) : choice == null || choice.file().isComplete() ? "" : "so far");
        scroll();
        canvas.redraw();
        followPacket();
    }

    private void scroll() {
        ScrollBar bar = canvas.getVerticalBar();
        int room = Math.max(1, canvas.getClientArea().height - measures.header());
        int height = Math.max(1, ladder.rungs().size() * measures.row());
        bar.setValues(Math.min(bar.getSelection(), Math.max(0, height - room)), 0, Math.max(height, room), room, measures.row(), room);
        ScrollBar across = canvas.getHorizontalBar();
        int width = Math.max(1, canvas.getClientArea().width);
        across.setVisible(width < measures.least());
        across.setValues(Math.min(across.getSelection(), Math.max(0, measures.least() - width)), 0, Math.max(measures.least(), width), width, measures.state() / 4, width);
    }

    private void paint(Event event) {
        GC gc = event.gc;
        Rectangle area = canvas.getClientArea();
        gc.setAntialias(SWT.ON);
        gc.setBackground(Theme.system(canvas.getDisplay(), SWT.COLOR_LIST_BACKGROUND));
        gc.setForeground(Theme.system(canvas.getDisplay(), SWT.COLOR_LIST_FOREGROUND));
        gc.fillRectangle(area);
        if (choice == null)
            gc.drawText(ChosenConnection.NONE, 12, 12, true);
        else
            paint(gc, new Rectangle(0, 0, Math.max(area.width, measures.least()), area.height));
    }

    // The part that is in sight, where there is less room across than a ladder takes.
    private void paint(GC gc, Rectangle all) {
        Transform aside = new Transform(canvas.getDisplay());
        aside.translate(-canvas.getHorizontalBar().getSelection(), 0);
        gc.setTransform(aside);
        new LadderPainter(gc, canvas.getDisplay(), all, measures, choice).paint(ladder, canvas.getVerticalBar().getSelection(), selected);
        gc.setTransform(null);
        aside.dispose();
    }

    private void clicked(Event event) {
        canvas.setFocus();
        if (event.y >= measures.header())
            choose((event.y - measures.header() + canvas.getVerticalBar().getSelection()) / measures.row());
    }

    private void key(Event event) {
        int page = Math.max(1, (canvas.getClientArea().height - measures.header()) / measures.row());
        int last = ladder.rungs().size() - 1;
        switch (event.keyCode) {
            case SWT.ARROW_DOWN -> choose(Math.min(last, selected + 1));
            case SWT.ARROW_UP -> choose(Math.max(0, selected - 1));
            case SWT.PAGE_DOWN -> choose(Math.min(last, selected + page));
            case SWT.PAGE_UP -> choose(Math.max(0, selected - page));
            case SWT.HOME -> choose(0);
            case SWT.END -> choose(last);
            case SWT.ARROW_LEFT -> scrollAcross(-1);
            case SWT.ARROW_RIGHT -> scrollAcross(1);
            default -> {
                // Every other key is the workbench's.
            }
        }
    }

    private void scrollAcross(int steps) {
        ScrollBar across = canvas.getHorizontalBar();
        across.setSelection(across.getSelection() + steps * across.getIncrement());
        canvas.redraw();
    }

    /** Selects a packet of the ladder, shows what it changed, and goes to it in the editor. */
    private void choose(int index) {
        if (index < 0 || index >= ladder.rungs().size())
            return;
        mark(index);
        packet = new PacketChoice(choice.file(), ladder.rungs().get(index).number());
        ActiveCapture.editorOf(getSite().getPage(), choice.file()).ifPresent(editor -> editor.goTo(ladder.rungs().get(index).number()));
    }

    private void mark(int index) {
        selected = index;
        words.setText(words(ladder.rungs().get(index)));
        reveal(index);
        canvas.redraw();
    }

    private void reveal(int index) {
        ScrollBar bar = canvas.getVerticalBar();
        int room = canvas.getClientArea().height - measures.header();
        if (index * measures.row() < bar.getSelection())
            bar.setSelection(index * measures.row());
        else if ((index + 1) * measures.row() > bar.getSelection() + room)
            bar.setSelection((index + 1) * measures.row() - room);
    }

    private static String words(Rung rung) {
        String what = rung.side() == null ? "" : "Packet " + rung.number() + ", from the " + rung.side().label() + ": " + rung.what() + "\n"
                + (rung.words().isEmpty() ? "" : sentence(rung.isTaken() ? rung.words() : "not accepted: " + rung.words()) + "\n");
        if (rung.changes().isEmpty())
            return what + "It changes no state.";
        return what + rung.changes().stream().map(LadderView::words).collect(Collectors.joining("\n"));
    }

    private static String words(Transition change) {
        return "The " + change.side().label() + " " + change.cue().text() + ": " + change.from().label() + " → " + change.to().label()
                + (change.rfc().isEmpty() ? "." : " (" + change.rfc() + ").");
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    /** The widget. */
    public Canvas control() {
        return canvas;
    }

    /** What is drawn. */
    public Ladder ladder() {
        return ladder;
    }

    /** What is said of the chosen packet. */
    public String words() {
        return words.getText();
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
