package dev.remora.ide.capture;

import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.LiveFiles;
import dev.remora.ide.model.PacketChoice;
import dev.remora.ide.model.Shown;
import dev.remora.ide.preference.Preferences;
import dev.remora.ide.table.Chosen;
import dev.remora.packet.Packet;
import dev.remora.tree.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.EditorPart;
import org.osgi.framework.FrameworkUtil;

/** The editor of a capture: filter, packets, fields, octets; the last three linked with each other. */
public final class CaptureEditor extends EditorPart {
    /** Id of the editor in plugin.xml. */
    public static final String ID = "dev.remora.ide.capture.editor";

    private static final int REFRESH_MILLIS = 100;

    private static List<String> filters;                   // the last ones, the newest first; on the thread of the user interface

    private CaptureFile file;
    private Saving      saving;
    private IndexJob    index;
    private FilterJob   filter;
    private DetailJob   details;
    private FilterBar   bar;
    private FindBar     find;
    private PacketTable packets;
    private FieldTree   fields;
    private OctetsView  octets;
    private Detail      detail;                            // of a packet that was selected; of the one that is, a little later
    private boolean     following;
    private SashForm    halves;
    private Composite   finding;

    private final Chosen     chosen = new Chosen();
    private Consumer<Detail> wanted = each -> {};           // what waits for the selected packet to be taken apart

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        setSite(site);
        setInput(input);
        setPartName(input.getName());
        CaptureInput.name(site, input);
        try {
            Path path = CaptureInput.path(input);
            file = LiveFiles.isLive(path) ? new CaptureFile(path, Preferences.settings(), LiveFiles.end(path)) : new CaptureFile(path, Preferences.settings());
            saving = new Saving(file);
        } catch (IOException e) {
            throw new PartInitException(String.valueOf(e.getMessage()), e);
        }
        ActiveCapture.of(site.getPage());
    }

    @Override
    public void createPartControl(Composite parent) {
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
        bar = new FilterBar(parent, history(), this::filter);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar.control());
        finding = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(finding);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(finding);
        halves = new SashForm(parent, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(halves);
        packets = new PacketTable(halves, file, this::selected);
        getSite().setSelectionProvider(chosen);
        details = new DetailJob(file, this::show, bar::status);
        PlatformUI.getWorkbench().getDisplay().asyncExec(this::createDetails);
    }

    /** What is below the list, in an event of its own, so that the list is there before it. Then the file is read. */
    private void createDetails() {
        if (halves.isDisposed())
            return;
        SashForm inside = new SashForm(halves, SWT.HORIZONTAL);
        fields = new FieldTree(inside, this::selected);
        octets = new OctetsView(inside, this::clicked);
        inside.setWeights(9, 11);                                 // so that sixteen octets a line have room in a window of 1280 pixels
        halves.setWeights(5, 4);
        halves.layout();
        new PacketCommands(this).register(getSite());
        ChangeWatch.install(this, halves, bar::status);
        index = new IndexJob(file);
        index.schedule();
        follow();
    }

    /** Shows what has come since, until everything is there. */
    private void follow() {
        if (following || packets.control().isDisposed())
            return;
        packets.refresh();
        firePropertyChange(PROP_DIRTY);
        if (packets.selected() == 0 && packets.size() > 0)
            packets.select(1);
        boolean settled = file.isComplete() && (filter == null || filter.isDone());
        bar.status(status(settled));
        if (settled)
            packets.refresh();
        following = !settled;
        if (!settled)
            PlatformUI.getWorkbench().getDisplay().timerExec(REFRESH_MILLIS, () -> {
                following = false;
                follow();
            });
    }

    private String status(boolean settled) {
        String all = String.format(Locale.ROOT, file.size() == 1 ? "1 packet" : "%,d packets", file.size());
        String some = filter == null ? all : String.format(Locale.ROOT, "%,d of %s", packets.size(), all);
        boolean isFiltering = filter != null && !filter.isDone();
        if (!settled)
            return some + (LiveFiles.isLive(file.path()) ? ", live"
                    : String.format(Locale.ROOT, " so far, %d %% %s", (int) (100 * (isFiltering ? filter.share() : file.share())), isFiltering ? "looked through" : "read"));
        String found = filter == null || filter.cut().isEmpty() ? some : some + " so far, " + filter.cut();
        return file.damage().isEmpty() ? found : found + "; " + file.damage();
    }

    private void filter(String text, Predicate<Packet> predicate) {
        if (filter != null)
            filter.cancel();
        filter = text.isEmpty() ? null : new FilterJob(file, text, predicate);
        packets.show(filter == null ? new Shown.All(file) : new Shown.Some(filter.numbers()));
        if (filter != null)
            filter.schedule();
        follow();
    }

    private void selected(int number) {
        wanted = detail -> {};
        details.want(number);
        chosen.choose(new PacketChoice(file, number));
    }

    private void show(Detail other) {
        if (fields.viewer().getControl().isDisposed())
            return;
        detail = other;
        octets.show(other);
        fields.show(other.layers());
        Consumer<Detail> use = wanted;
        wanted = each -> {};
        use.accept(other);
    }

    private void selected(Node node) {
        octets.mark(node.at(), node.length());
    }

    private void clicked(int position) {
        Node field = fields.select(position);
        if (field != null)
            octets.mark(field.at(), field.length());
    }

    // Of all captures, so that none takes away what was applied in another.
    private static List<String> history() {
        if (filters == null) {
            String[] kept = settings().getArray("filters");
            filters = new ArrayList<>(kept == null ? List.of() : List.of(kept));
        }
        return filters;
    }

    private static IDialogSettings settings() {
        return PlatformUI.getDialogSettingsProvider(FrameworkUtil.getBundle(CaptureEditor.class)).getDialogSettings();
    }

    /** The capture. */
    public CaptureFile file() {
        return file;
    }

    /** The list of packets. */
    public PacketTable packets() {
        return packets;
    }

    /** The tree of the selected packet. */
    public FieldTree fields() {
        return fields;
    }

    /** Its octets. */
    public OctetsView octets() {
        return octets;
    }

    /** The filter. */
    public FilterBar filterBar() {
        return bar;
    }

    /** Where packets are looked for. */
    public FindBar findBar() {
        if (find == null)
            find = new FindBar(finding, file, packets, FilterBar::compiled);
        return find;
    }

    /**
     * Does something with the selected packet, at once where it is the one that is taken apart below the list, or none is selected; else as soon as it is, unless another
     * is selected.
     */
    void withDetail(Consumer<Detail> use) {
        if (detail != null && (detail.number() == packets.selected() || packets.selected() == 0))
            use.accept(detail);
        else
            wanted = use;
    }

    /** Selects a packet and brings it into sight; a filter that does not let it through is taken away, for another packet is not what was asked for. */
    public void goTo(int number) {
        if (packets.shown().place(number) < 0)
            bar.apply("");
        packets.select(number);
    }

    /** Marks octets of the selected packet, and the field that has the first of them: the one of this name, or else the smallest. */
    public void mark(int at, int count, String field) {
        fields.select(at, field);
        octets.mark(at, count);
    }

    @Override
    public void setFocus() {
        packets.control().setFocus();
    }

    @Override
    public void dispose() {
        if (bar != null)
            settings().put("filters", bar.history().toArray(String[]::new));
        if (find != null)
            find.cancel();
        if (index != null)
            index.cancel();
        if (filter != null)
            filter.cancel();
        if (details != null)
            details.close();
        try {
            if (file != null)
                file.close();
        } catch (IOException e) {
            ILog.get().warn(file.path() + " was not closed properly", e);
        }
        if (file != null)
            LiveFiles.discard(file.path());
        super.dispose();
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        saving.ask(this, monitor);
        firePropertyChange(PROP_DIRTY);
    }

    @Override
    public void doSaveAs() {
        saving.ask(this).ifPresent(this::saveAs);
    }

    /** Keeps the capture in another file; where it was a live one that has ended, that file takes its place. */
    public void saveAs(Path target) {
        saving.as(target, this);
        firePropertyChange(PROP_DIRTY);
    }

    @Override
    public boolean isDirty() {
        return saving.isDue();
    }

    @Override
    public boolean isSaveAsAllowed() {
        return true;
    }
}
