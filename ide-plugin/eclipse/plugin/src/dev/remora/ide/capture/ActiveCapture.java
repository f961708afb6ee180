package dev.remora.ide.capture;

import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.PacketChoice;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ListenerList;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;

/**
 * The capture that is looked at in a page: the one that came to front last, though an editor of something else may have come before it since. Views, rule editors and
 * explanations all speak of this one, and of the packet that is selected in it. Only on the thread of the user interface.
 */
public final class ActiveCapture implements IPartListener2, ISelectionListener {
    private static final Map<IWorkbenchPage, ActiveCapture> ALL = new WeakHashMap<>();

    private final Deque<CaptureEditor>                  editors   = new ArrayDeque<>();     // the one that came to front last is the first
    private final ListenerList<Consumer<CaptureEditor>> listeners = new ListenerList<>();
    private final ListenerList<Consumer<PacketChoice>>  packets   = new ListenerList<>();

    private ActiveCapture() {}

    /** That of a page. Editors of captures call it before they are opened, so that none is missed. */
    public static ActiveCapture of(IWorkbenchPage page) {
        return ALL.computeIfAbsent(page, each -> {
            ActiveCapture active = new ActiveCapture();
            page.addPartListener(active);
            page.addSelectionListener(active);
            Arrays.stream(page.getEditorReferences()).forEach(reference -> active.look(reference.getPart(false)));
            active.look(page.getActiveEditor());
            return active;
        });
    }

    /** The editor; null where none is open. */
    public CaptureEditor editor() {
        return editors.peekFirst();
    }

    /** Tells from now on of the editor whenever it becomes another, or null. */
    public void addListener(Consumer<CaptureEditor> listener) {
        listeners.add(listener);
    }

    /** Tells no longer. */
    public void removeListener(Consumer<CaptureEditor> listener) {
        listeners.remove(listener);
    }

    /** Tells from now on of the packet that is selected, whenever it becomes another, and again as its editor gets the keyboard. */
    public void addPacketListener(Consumer<PacketChoice> listener) {
        packets.add(listener);
    }

    /** Tells no longer. */
    public void removePacketListener(Consumer<PacketChoice> listener) {
        packets.remove(listener);
    }

    @Override
    public void selectionChanged(IWorkbenchPart part, ISelection selection) {
        if (part instanceof CaptureEditor && selection instanceof IStructuredSelection structured && structured.getFirstElement() instanceof PacketChoice packet)
            for (Consumer<PacketChoice> listener : packets)
                listener.accept(packet);
    }

    /** The selection of an editor has changed. The page tells of it only where the editor has the keyboard, and not where a view has gone to a packet. */
    void selected(CaptureEditor editor) {
        if (editor == editor() && editor.getSite().getPage().getActivePart() != editor)
            selectionChanged(editor, editor.getSite().getSelectionProvider().getSelection());
    }

    /** The open editor of a capture. */
    public static Optional<CaptureEditor> editorOf(IWorkbenchPage page, CaptureFile file) {
        for (IEditorReference reference : page.getEditorReferences())
            if (reference.getEditor(false) instanceof CaptureEditor editor && editor.file() == file)
                return Optional.of(editor);
        return Optional.empty();
    }

    /** An editor shows another capture from now on, or what has become of its own. */
    void reopened(CaptureEditor editor) {
        if (editor == editor())
            tell();
    }

    private void look(Object part) {
        if (part instanceof CaptureEditor other && other != editor()) {
            editors.remove(other);
            editors.addFirst(other);
            tell();
        }
    }

    private void tell() {
        for (Consumer<CaptureEditor> listener : listeners)
            listener.accept(editor());
    }

    @Override
    public void partActivated(IWorkbenchPartReference reference) {
        look(reference.getPart(false));
    }

    @Override
    public void partVisible(IWorkbenchPartReference reference) {
        look(reference.getPart(false));
    }

    @Override
    public void partClosed(IWorkbenchPartReference reference) {
        CaptureEditor before = editor();
        if (reference.getPart(false) instanceof CaptureEditor closed && editors.remove(closed) && closed == before)
            tell();
    }
}
