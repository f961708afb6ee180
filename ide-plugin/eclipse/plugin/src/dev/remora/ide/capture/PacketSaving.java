package dev.remora.ide.capture;

import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.Excerpt;
import dev.remora.ide.model.LiveFiles;
import dev.remora.ide.model.Shown;
import dev.remora.ide.model.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;

/** Keeps some packets of a capture in a file of their own, in the background, and opens that. */
public final class PacketSaving {
    private static final long     REST_NANOS = 30_000_000;
    private static final String[] NAMES      = {"Captures (.pcapng or .pcap; add .gz to compress)", "All files"};
    private static final String[] SHOWN      = {"*.pcapng;*.ntar;*.pcap;*.cap;*.dmp;*.gz", "*"};

    private final CaptureEditor editor;

    /** Which packets. */
    public enum Which {
        /** Those in the list: all that the filter takes. */
        SHOWN,
        /** Those that are selected in it. */
        SELECTED,
        /** Those that are marked, whether they are in it or not. */
        MARKED,
        /** Those of the selected packet's connection, with the fragments of their datagrams. */
        CONNECTION
    }

    /**
     * Packets to be saved.
     *
     * @param name behind that of the capture
     */
    private record Choice(String title, String name, Finder numbers) {}

    /** Finds the numbers of packets, on any thread. */
    private interface Finder {
        BitSet find(IProgressMonitor monitor) throws IOException;
    }

    PacketSaving(CaptureEditor editor) {
        this.editor = editor;
    }

    /** Asks where to and saves packets there; says why not where there are none. */
    void ask(Which which) {
        choice(which).ifPresent(this::ask);
    }

    /** Asks where to and saves the packets of a connection there. */
    public void ask(int connection) {
        ask(ofConnection(connection));
    }

    private void ask(Choice choice) {
        Path from = editor.file().path();
        FileDialog dialog = new FileDialog(editor.getSite().getShell(), SWT.SAVE);
        dialog.setText(choice.title());
        dialog.setOverwrite(true);
        dialog.setFilterNames(NAMES);
        dialog.setFilterExtensions(SHOWN);
        if (!LiveFiles.isTemporary(from))
            dialog.setFilterPath(from.toAbsolutePath().getParent().toString());
        dialog.setFileName(Excerpt.name(from, choice.name()));
        Optional.ofNullable(dialog.open()).map(Path::of).ifPresent(target -> save(choice, target));
    }

    /** Saves packets; says why not where there are none. */
    public void save(Which which, Path target) {
        choice(which).ifPresent(choice -> save(choice, target));
    }

    private Optional<Choice> choice(Which which) {
        PacketTable packets = editor.packets();
        if (which != Which.MARKED && packets.size() == 0 && (editor.isSettled() || LiveFiles.isLive(editor.file().path())))
            return none("the list has no packets");
        return switch (which) {
            case SHOWN -> Optional.of(shown(packets.shown()));
            case SELECTED -> some(packets.selectedNumbers(), "selected");
            case MARKED -> some(packets.marks().numbers(), "marked");
            case CONNECTION -> connectionOf(packets.selected());
        };
    }

    // All that the list will have, of a live capture what it has.
    private Choice shown(Shown shown) {
        int size = shown.size();
        CaptureFile file = editor.file();
        FilterJob filter = editor.filter();
        if (editor.isSettled() || LiveFiles.isLive(file.path()))
            return new Choice(title(size), "displayed", monitor -> numbers(shown, size));
        return new Choice("Save Displayed Packets", "displayed", monitor -> {
            await(file, () -> file.isComplete() && (filter == null || filter.isDone()), monitor);
            if (filter != null && filter.isDone() && !filter.cut().isEmpty())
                throw new IOException("the filter has not been applied to all packets: " + filter.cut());
            return numbers(shown, shown.size());
        });
    }

    // Marks may be on packets that are yet to be read, where a capture is read anew.
    private Optional<Choice> some(BitSet numbers, String name) {
        if (numbers.isEmpty())
            return none("no packet is " + name);
        CaptureFile file = editor.file();
        boolean areThere = file.isComplete() || file.size() >= numbers.length() - 1;
        return Optional.of(new Choice(title(numbers.cardinality()), name, monitor -> {
            if (!areThere)
                await(file, () -> file.isComplete() || file.size() >= numbers.length() - 1, monitor);
            return numbers;
        }));
    }

    private Optional<Choice> connectionOf(int packet) {
        if (packet == 0)
            return none("no packet is selected");
        int connection = editor.file().connectionOfDatagram(packet);
        return connection == 0 ? none("packet " + packet + " belongs to no connection") : Optional.of(ofConnection(connection));
    }

    private Choice ofConnection(int connection) {
        CaptureFile file = editor.file();
        boolean isThere = file.isComplete() || LiveFiles.isLive(file.path());
        return new Choice("Save Packets of Connection " + connection, "connection-" + connection, monitor -> {
            if (!isThere)
                await(file, file::isComplete, monitor);
            return Excerpt.ofConnection(file, connection);
        });
    }

    /** Waits until something holds of a file that is read, or somebody stops it. */
    static void await(CaptureFile file, BooleanSupplier holds, IProgressMonitor monitor) throws IOException {
        for (boolean held = false; !held && !monitor.isCanceled();) {
            held = holds.getAsBoolean();
            if (file.isClosed())                         // asked last: a file that is closed is read no further, and is complete though it is not
                throw new IOException("the capture was closed before it was read completely");
            if (!held)
                LockSupport.parkNanos(REST_NANOS);
        }
    }

    private static String title(int count) {
        return String.format(Locale.ROOT, count == 1 ? "Save 1 Packet" : "Save %,d Packets", count);
    }

    private static BitSet numbers(Shown shown, int size) {
        BitSet numbers = new BitSet();
        for (int place = 0; place < size; place++)
            numbers.set(shown.number(place));
        return numbers;
    }

    private Optional<Choice> none(String why) {
        editor.filterBar().trouble(why + ": nothing to save");
        return Optional.empty();
    }

    private void save(Choice choice, Path target) {
        CaptureFile file = editor.file();
        IWorkbenchPage page = editor.getSite().getPage();
        Display display = page.getWorkbenchWindow().getShell().getDisplay();
        Job job = Job.create("Saving packets to " + target.getFileName(), (ICoreRunnable) monitor -> {
            if (write(file, choice, target, monitor))
                display.asyncExec(() -> open(page, target));
        });
        job.setUser(true);
        job.schedule();
    }

    private static boolean write(CaptureFile file, Choice choice, Path target, IProgressMonitor monitor) throws CoreException {
        try {
            BitSet numbers = choice.numbers().find(monitor);
            return !monitor.isCanceled() && new Excerpt(file, numbers).write(target, monitor);
        } catch (IOException e) {
            throw new CoreException(Status.error(target + " could not be written: " + Trouble.written(target, e), e));
        } finally {
            CaptureInput.refresh(target);
        }
    }

    private static void open(IWorkbenchPage page, Path target) {
        try {
            CaptureInput.open(page, target);
        } catch (PartInitException e) {
            ILog.get().error(target + " could not be opened", e);
        }
    }
}
