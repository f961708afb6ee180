package dev.remora.ide.capture;

import dev.remora.ide.alert.AlertsView;
import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.LiveFiles;
import dev.remora.ide.model.Trouble;
import dev.remora.ide.preference.Preferences;
import dev.remora.ide.table.Chosen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.EditorPart;
import org.osgi.framework.FrameworkUtil;

/** The editor of a capture: filter, packets, fields, octets; the last three linked with each other. */
public final class CaptureEditor extends EditorPart {
    /** Id of the editor in plugin.xml. */
    public static final String ID = "dev.remora.ide.capture.editor";

    private static List<String> filters;                   // the last ones, the newest first; on the thread of the user interface

    private final Chosen chosen = new Chosen();
    private CaptureFile  file;
    private Saving       saving;
    private FilterBar    bar;
    private CapturePane  pane;

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        setSite(site);
        setInput(input);
        setPartName(input.getName());
        CaptureInput.name(site, input);
        try {
            open(CaptureInput.path(input));
        } catch (IOException e) {
            throw new PartInitException(Trouble.text(e), e);
        }
        ActiveCapture.of(site.getPage());
    }

    private void open(Path path) throws IOException {
        file = LiveFiles.isLive(path) ? new CaptureFile(path, Preferences.settings(), LiveFiles.end(path)) : new CaptureFile(path, Preferences.settings());
        saving = new Saving(file);
    }

    @Override
    public void createPartControl(Composite parent) {
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
        bar = new FilterBar(parent, history(), (text, predicate) -> pane.filter(text, predicate), this::reload);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar.control());
        pane = pane();
        getSite().setSelectionProvider(chosen);
        chosen.addSelectionChangedListener(event -> ActiveCapture.of(getSite().getPage()).selected(this));
        parent.getDisplay().asyncExec(this::read);
        parent.getDisplay().asyncExec(this::report);
    }

    private CapturePane pane() {
        return new CapturePane(bar.control().getParent(), file, bar, chosen, () -> firePropertyChange(PROP_DIRTY));
    }

    /** In an event of its own, so that the list is there before it. */
    private void read() {
        if (pane.control().isDisposed())
            return;
        pane.read(null);
        PacketCommands commands = new PacketCommands(this);
        commands.register(getSite());
        commands.addMenus(getSite());
        ChangeWatch.install(this, bar.control(), (of, change) -> {
            if (of == file)
                bar.offerReload(change.words);
        });
    }

    // The view of alerts runs the rules, also from behind others where nobody has looked at it yet: the list shows what they report.
    private void report() {
        IViewReference alerts = pane.control().isDisposed() ? null : getSite().getPage().findViewReference(AlertsView.ID);
        if (alerts != null)
            alerts.getView(true);
    }

    /** Reads the file anew, whatever is in it by now; filter, columns and the number of the selected packet stay. A live capture tells of all by itself. */
    public void reload() {
        if (LiveFiles.isTemporary(file.path()) || LiveFiles.isLive(file.path()))
            return;
        try {
            open(file.path());
        } catch (IOException e) {
            bar.offerReload("it cannot be read again: " + Trouble.text(e));
            return;
        }
        CapturePane before = pane;
        boolean hadFocus = before.packets().control().isFocusControl();
        pane = pane();
        pane.read(before);
        before.control().dispose();
        bar.offerReload("");
        new PacketCommands(this).addMenus(getSite());
        bar.control().getParent().layout();
        if (hadFocus)
            setFocus();
        ActiveCapture.of(getSite().getPage()).reopened(this);
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
        return pane.packets();
    }

    /** The tree of the selected packet. */
    public FieldTree fields() {
        return pane.fields();
    }

    /** Its octets. */
    public OctetsView octets() {
        return pane.octets();
    }

    /** The filter. */
    public FilterBar filterBar() {
        return bar;
    }

    /** Where packets are looked for. */
    public FindBar findBar() {
        return pane.findBar();
    }

    /** Saves some of the packets. */
    public PacketSaving packetSaving() {
        return new PacketSaving(this);
    }

    /** Whether the list has all that it will have. */
    boolean isSettled() {
        return pane.isSettled();
    }

    /** What looks for the packets that the filter takes; null where there is no filter. */
    FilterJob filter() {
        return pane.filter();
    }

    /** Does something with the selected packet, as soon as it is taken apart below the list. */
    void withDetail(Consumer<Detail> use) {
        pane.withDetail(use);
    }

    /** Selects a packet and brings it into sight; a filter that does not let it through is taken away, for another packet is not what was asked for. */
    public void goTo(int number) {
        if (packets().shown().place(number) < 0)
            bar.apply("");
        packets().select(number);
    }

    /** Marks octets of the selected packet, and the field that has the first of them: the one of this name, or else the smallest. */
    public void mark(int at, int count, String field) {
        fields().select(at, field);
        octets().mark(at, count);
    }

    @Override
    public void setFocus() {
        packets().control().setFocus();
    }

    @Override
    public void dispose() {
        if (bar != null)
            settings().put("filters", bar.history().toArray(String[]::new));
        if (pane != null)
            pane.control().dispose();
        else if (file != null)
            CapturePane.close(file);
        if (file != null && !isShownElsewhere())
            LiveFiles.discard(file.path());
        super.dispose();
    }

    // In a second editor of any window, which is to go on.
    private boolean isShownElsewhere() {
        return Arrays.stream(PlatformUI.getWorkbench().getWorkbenchWindows()).flatMap(window -> Arrays.stream(window.getPages()))
                .flatMap(page -> Arrays.stream(page.getEditorReferences())).map(reference -> reference.getEditor(false))
                .anyMatch(each -> each instanceof CaptureEditor other && other != this && other.file != null && other.file.path().equals(file.path()));
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        if (!saving.ask(this).map(target -> save(target, monitor)).orElse(false))
            monitor.setCanceled(true);
    }

    /** Keeps the capture in another file; whether it is there: not where it could not be, which is said, or where somebody stopped it. */
    public boolean save(Path target, IProgressMonitor monitor) {
        boolean isKept = saving.to(target, getSite().getShell(), monitor);
        firePropertyChange(PROP_DIRTY);
        return isKept;
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
