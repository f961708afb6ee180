package dev.remora.ide.connection;

import dev.remora.ide.connection.StreamText.Form;
import dev.remora.ide.connection.StreamText.Turn;
import dev.remora.ide.capture.ActiveCapture;
import dev.remora.ide.model.AtomicFile;
import dev.remora.ide.model.ConnectionChoice;
import dev.remora.ide.model.Conversation;
import dev.remora.ide.model.Trouble;
import dev.remora.ide.preference.Theme;
import dev.remora.tracking.Side;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.part.ViewPart;

/** What the ends of the chosen connection said to each other: as text, as a hex dump, raw. */
public final class StreamView extends ViewPart {
    /** Id of the view in plugin.xml. */
    public static final String ID = "dev.remora.ide.stream";

    private static final Side[] SIDES = {null, Side.ORIGINATOR, Side.RESPONDER};

    private Combo                form;
    private Combo                side;
    private Button               save;
    private StyledText           text;
    private ChosenConnection     chosen;
    private Answer<Conversation> answer;
    private ConnectionChoice     choice;
    private Conversation         conversation = Conversation.EMPTY;
    private StreamText           shown        = StreamText.of(Conversation.EMPTY, Form.TEXT, null);
    private String               none         = ChosenConnection.NONE;             // what is said in place of octets where there are none

    @Override
    public void createPartControl(Composite parent) {
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
        Composite bar = new Composite(parent, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        RowLayoutFactory.fillDefaults().wrap(true).center(true).margins(6, 4).spacing(5).applyTo(bar);       // so that nothing is cut in a narrow view
        bar.addListener(SWT.Resize, event -> parent.layout());
        form = combo(bar, Arrays.stream(Form.values()).map(each -> each.label).toArray(String[]::new));
        side = combo(bar, "Both ends", "Originator", "Responder");
        save = new Button(bar, SWT.PUSH);
        save.setEnabled(false);
        save.setText("Save…");
        save.setToolTipText("Writes all octets to a file, as they were sent");
        save.addListener(SWT.Selection, event -> save());
        text = new StyledText(parent, SWT.READ_ONLY | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
        text.setFont(JFaceResources.getTextFont());
        text.setMargins(8, 6, 8, 6);
        text.setToolTipText("Double-click or Enter: go to the packet that carried these octets");
        GridDataFactory.fillDefaults().grab(true, true).applyTo(text);
        text.addListener(SWT.MouseDoubleClick, event -> goToPacket());
        Theme.onChange(text, this::colour);
        text.addListener(SWT.KeyDown, event -> {
            if (event.character == SWT.CR)
                goToPacket();
        });
        write();
        answer = new Answer<>(text, Conversation::of, this::show, why -> showNone("", why));
        chosen = new ChosenConnection(getSite().getPage(), this::want, this::forget);
        ConnectionKeys.register(getViewSite());
    }

    private Combo combo(Composite parent, String... items) {
        Combo combo = new Combo(parent, SWT.READ_ONLY);
        combo.setItems(items);
        combo.select(0);
        combo.addListener(SWT.Selection, event -> write());
        return combo;
    }

    private void want(ConnectionChoice other) {
        if (!other.equals(choice))
            text.setTopPixel(0);
        choice = other;
        save.setEnabled(true);
        answer.want(other);
    }

    private void forget() {
        choice = null;
        save.setEnabled(false);
        answer.forget();
        showNone(ChosenConnection.NONE, "");
    }

    private void showNone(String inside, String above) {
        conversation = Conversation.EMPTY;
        none = inside;
        write();
        setContentDescription(above);
    }

    private void show(Conversation other) {
        conversation = other;
        none = "No octets were sent.";
        setContentDescription(choice.end(Side.ORIGINATOR) + " (blue), " + choice.end(Side.RESPONDER) + " (orange)"
                + (other.cut() ? String.format(Locale.ROOT, "; the first %,d octets", other.size()) : choice.soFar()));
        int top = text.getTopPixel();                                 // not the line: with a margin its number leads a little further each time
        write();
        text.setTopPixel(top);                                        // where it has only grown
    }

    private void write() {
        shown = StreamText.of(conversation, Form.values()[form.getSelectionIndex()], SIDES[side.getSelectionIndex()]);
        text.setText(shown.text().isEmpty() ? none : shown.text());
        colour();
    }

    private void colour() {
        text.setStyleRanges(shown.turns().stream().map(this::style).toArray(StyleRange[]::new));
    }

    private StyleRange style(Turn turn) {
        return new StyleRange(turn.start(), turn.length(), StatePalette.of(turn.from(), text.getDisplay()), null);
    }

    private void goToPacket() {
        for (Turn turn : shown.turns())
            if (text.getCaretOffset() >= turn.start() && text.getCaretOffset() < turn.start() + turn.length())
                ActiveCapture.editorOf(getSite().getPage(), choice.file()).ifPresent(editor -> editor.goTo(turn.packet()));
    }

    private void save() {
        ConnectionChoice of = choice;
        if (of == null)
            return;
        FileDialog dialog = new FileDialog(getSite().getShell(), SWT.SAVE);
        dialog.setFileName("stream-" + of.id() + ".bin");
        dialog.setOverwrite(true);
        String target = dialog.open();
        if (target != null)
            save(of, Path.of(target));
    }

    private void save(ConnectionChoice of, Path target) {
        Side from = SIDES[side.getSelectionIndex()];
        Job.create("Saving " + target, (ICoreRunnable) monitor -> write(of, from, target, monitor)).schedule();
    }

    /** Writes all that the chosen ends said to a file; one that is there is replaced once all is written. */
    public void save(Path target) {
        save(choice, target);
    }

    /** Writes all that was said, also where only the beginning is shown. */
    private static void write(ConnectionChoice of, Side from, Path target, IProgressMonitor monitor) throws CoreException {
        try {
            if (AtomicFile.leadsTo(target, of.file().path()))
                throw new IOException("this is the capture the octets come from; choose another file");
            AtomicFile.write(target, path -> {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
                    Conversation.write(of, from, out, monitor::isCanceled);
                }
                return !monitor.isCanceled();
            });
        } catch (IOException e) {
            throw new CoreException(Status.error(target + " could not be written: " + Trouble.written(target, e), e));
        }
    }

    /** Shows it in another form: 0 text, 1 hex dump, 2 raw. */
    public void choose(int newForm) {
        form.select(newForm);
        write();
    }

    /** The widget. */
    public StyledText control() {
        return text;
    }

    @Override
    public void setFocus() {
        text.setFocus();
    }

    @Override
    public void dispose() {
        chosen.dispose();
        super.dispose();
    }
}
