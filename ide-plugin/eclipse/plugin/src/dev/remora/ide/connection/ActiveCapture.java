package dev.remora.ide.connection;

import dev.remora.ide.capture.CaptureEditor;
import java.util.function.Consumer;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;

/** Tells a view which capture is being looked at. */
final class ActiveCapture implements IPartListener2 {
    private final IWorkbenchPage          page;
    private final Consumer<CaptureEditor> changed;
    private CaptureEditor                 editor;

    ActiveCapture(IWorkbenchPage page, Consumer<CaptureEditor> changed) {
        this.page = page;
        this.changed = changed;
        page.addPartListener(this);
        look(page.getActiveEditor());
    }

    /** The editor; null where none is open. */
    CaptureEditor editor() {
        return editor;
    }

    void dispose() {
        page.removePartListener(this);
    }

    private void look(Object part) {
        if (part instanceof CaptureEditor other && other != editor) {
            editor = other;
            changed.accept(other);
        }
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
        if (reference.getPart(false) == editor) {
            editor = null;
            changed.accept(null);
        }
    }
}
