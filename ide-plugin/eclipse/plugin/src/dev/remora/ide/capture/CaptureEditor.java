package dev.remora.ide.capture;

import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.Shown;
import dev.remora.packet.Packet;
import dev.remora.tree.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.ResourceUtil;
import org.eclipse.ui.part.EditorPart;
import org.osgi.framework.FrameworkUtil;

/** The editor of a capture: filter, packets, fields, octets; the last three linked with each other. */
public final class CaptureEditor extends EditorPart {
    /** Id of the editor in plugin.xml. */
    public static final String ID = "dev.remora.ide.capture.editor";

    private static final int REFRESH_MILLIS = 150;

    private CaptureFile file;
    private IndexJob    index;
    private FilterJob   filter;
    private FilterBar   bar;
    private PacketTable packets;
    private FieldTree   fields;
    private OctetsView  octets;

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        setSite(site);
        setInput(input);
        setPartName(input.getName());
        try {
            file = new CaptureFile(path(input));
        } catch (IOException e) {
            throw new PartInitException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Path path(IEditorInput input) throws PartInitException {
        if (ResourceUtil.getFile(input) != null) {
            IPath location = ResourceUtil.getFile(input).getLocation();
            if (location != null)
                return location.toPath();
        }
        if (input instanceof IURIEditorInput uri)
            return Path.of(uri.getURI());
        throw new PartInitException(input.getName() + " is not a file on this machine");
    }

    @Override
    public void createPartControl(Composite parent) {
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
        bar = new FilterBar(parent, history(), this::filter);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar.control());
        SashForm halves = new SashForm(parent, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(halves);
        packets = new PacketTable(halves, file, this::selected);
        SashForm details = new SashForm(halves, SWT.HORIZONTAL);
        fields = new FieldTree(details, this::selected);
        octets = new OctetsView(details, this::clicked);
        details.setWeights(11, 9);
        halves.setWeights(3, 2);
        index = new IndexJob(file);
        index.schedule();
        follow();
    }

    /** Shows what has come since, until everything is there. */
    private void follow() {
        if (packets.control().isDisposed())
            return;
        packets.refresh();
        if (packets.selected() == 0 && packets.size() > 0)
            packets.select(1);
        boolean settled = file.isComplete() && (filter == null || filter.isDone());
        bar.say(status(settled), false);
        if (!settled)
            PlatformUI.getWorkbench().getDisplay().timerExec(REFRESH_MILLIS, this::follow);
    }

    private String status(boolean settled) {
        String all = String.format("%,d packets", file.size());
        String some = filter == null ? all : String.format("%,d of %s", packets.size(), all);
        if (!settled)
            return some + " so far";
        return file.damage().isEmpty() ? some : some + "; " + file.damage();
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
        try {
            Packet packet = file.packetInContext(number);
            octets.show(packet);
            fields.show(packet);
        } catch (IOException e) {
            bar.say(String.valueOf(e.getMessage()), true);
        }
    }

    private void selected(Node node) {
        octets.mark(node.at(), node.length());
    }

    private void clicked(int position) {
        Node field = fields.select(position);
        if (field != null)
            octets.mark(field.at(), field.length());
    }

    private static List<String> history() {
        String[] kept = settings().getArray("filters");
        return kept == null ? List.of() : List.of(kept);
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

    /** Selects a packet and brings it into sight. */
    public void goTo(int number) {
        packets.select(number);
    }

    @Override
    public void setFocus() {
        packets.control().setFocus();
    }

    @Override
    public void dispose() {
        if (bar != null)
            settings().put("filters", bar.text().getItems());
        if (index != null)
            index.cancel();
        if (filter != null)
            filter.cancel();
        try {
            if (file != null)
                file.close();
        } catch (IOException e) {
            // The file was only read; nothing is lost.
        }
        super.dispose();
    }

    @Override
    public void doSave(IProgressMonitor monitor) {}

    @Override
    public void doSaveAs() {}

    @Override
    public boolean isDirty() {
        return false;
    }

    @Override
    public boolean isSaveAsAllowed() {
        return false;
    }
}
