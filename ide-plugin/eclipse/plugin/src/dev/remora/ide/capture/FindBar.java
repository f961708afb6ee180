package dev.remora.ide.capture;

import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.Protocols;
import dev.remora.ide.model.Shown;
import dev.remora.ide.model.Trouble;
import dev.remora.packet.Packet;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Looks for packets in the list, forward and back, away from the user interface. Hidden until it is asked for. */
public final class FindBar {
    private final CaptureFile file;
    private final PacketTable packets;
    private final Composite   room;
    private final GridData    place;
    private final Combo       kind;
    private final Text        text;
    private final Label       message;
    private Job               job;

    FindBar(Composite parent, CaptureFile file, PacketTable packets) {
        this.file = file;
        this.packets = packets;
        room = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(6).margins(6, 3).spacing(6, 0).applyTo(room);
        place = GridDataFactory.fillDefaults().grab(true, false).exclude(true).create();
        room.setLayoutData(place);
        room.setVisible(false);
        new Label(room, SWT.NONE).setText("Find:");
        kind = new Combo(room, SWT.READ_ONLY);
        kind.setItems(Arrays.stream(Find.Kind.values()).map(each -> each.label).toArray(String[]::new));
        kind.select(0);
        text = new Text(room, SWT.BORDER | SWT.SEARCH);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(text);
        button("Previous", false);
        button("Next", true);
        message = new Label(room, SWT.NONE);
        GridDataFactory.fillDefaults().hint(180, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(message);
        kind.addListener(SWT.Selection, event -> text.setMessage(Find.Kind.values()[kind.getSelectionIndex()].example));
        text.setMessage(Find.Kind.TEXT.example);
        text.addListener(SWT.DefaultSelection, event -> find((event.stateMask & SWT.SHIFT) == 0));
        text.addListener(SWT.KeyDown, event -> {
            if (event.character == SWT.ESC)
                hide();
            else if (event.character == SWT.CR && (event.stateMask & SWT.SHIFT) != 0)
                find(false);
        });
    }

    private void button(String label, boolean forward) {
        Button button = new Button(room, SWT.PUSH);
        button.setText(label);
        button.addListener(SWT.Selection, event -> find(forward));
    }

    /** Shows the bar and goes to its text. */
    public void show() {
        place.exclude = false;
        room.setVisible(true);
        room.requestLayout();                                    // also of the editor, whose list gives way
        text.selectAll();
        text.setFocus();
    }

    /** Gives its room back. */
    public void hide() {
        cancel();
        place.exclude = true;
        room.setVisible(false);
        room.requestLayout();
        packets.control().setFocus();
    }

    /** Looks for something from the selected packet on. */
    public void find(Find.Kind what, String wanted, boolean forward) {
        kind.select(what.ordinal());
        text.setText(wanted);
        find(forward);
    }

    /** Looks for the next packet, or the one before, once more. */
    void find(boolean forward) {
        if (text.getText().isBlank()) {
            show();
            return;
        }
        cancel();
        Optional<Find> find = wanted(Find.Kind.values()[kind.getSelectionIndex()], text.getText().strip());
        if (find.isEmpty())
            return;
        Shown shown = packets.shown();
        int selected = packets.selected();
        int from = selected > 0 ? shown.place(selected) : forward ? -1 : shown.size();
        say("Searching…");
        job = new Search(stop -> forward ? find.get().next(file, shown, from, stop) : find.get().previous(file, shown, from, stop));
        job.schedule();
    }

    /** What is looked for: the number of a packet, 0 for none. */
    private interface Finder {
        int find(BooleanSupplier stop) throws IOException;
    }

    /** Looks for a packet, and says what has come of it unless something else is looked for by then, or nothing. */
    private final class Search extends Job {
        private final Finder    finder;
        private volatile int    found;
        private volatile String trouble = "";

        Search(Finder finder) {
            super("Finding in " + file.path().getFileName());
            this.finder = finder;
            Display display = room.getDisplay();
            addJobChangeListener(IJobChangeListener.onDone(event -> {          // also of one that is stopped before it begins
                if (!display.isDisposed())
                    display.asyncExec(() -> ended(event.getResult()));
            }));
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            try {
                found = finder.find(monitor::isCanceled);
            } catch (IOException e) {
                trouble = Trouble.text(e);
            }
            return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
        }

        private void ended(IStatus result) {
            if (job != this || room.isDisposed())
                return;
            String none = trouble.isEmpty() ? "Not found" : trouble;
            say(result.matches(IStatus.CANCEL) ? "Stopped" : !result.isOK() ? Trouble.text(result) : found == 0 ? none : "Packet " + found);
            if (result.isOK() && found > 0)
                packets.select(found);
        }
    }

    private Optional<Find> wanted(Find.Kind what, String wanted) {
        switch (what) {
            case TEXT:
                return Optional.of(Find.text(wanted));
            case OCTETS:
                try {
                    return Optional.of(Find.octets(wanted));
                } catch (IllegalArgumentException e) {
                    say("Hexadecimal, or \"text\"");
                    return Optional.empty();
                }
            case FILTER:
                Optional<Predicate<Packet>> filter = Protocols.filter(wanted);
                if (filter.isEmpty())
                    say("Not a display filter");
                return filter.map(Find::filter);
        }
        throw new AssertionError(what);
    }

    private void say(String what) {
        if (!message.isDisposed())
            message.setText(what);
    }

    /** Whether it is shown. */
    public boolean isShown() {
        return room.getVisible() && room.getSize().y > 0;
    }

    /** What was said last. */
    public String message() {
        return message.getText();
    }

    /** Ends a search that runs. */
    void cancel() {
        if (job == null)
            return;
        job.cancel();
        job = null;
        say("");
    }
}
