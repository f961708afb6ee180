package dev.remora.ide.connection;

import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.model.CaptureFile;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;

/** Tells a view which capture is being looked at. */
public final class ActiveCapture implements IPartListener2 {
    private final IWorkbenchPage          page;
    private final Consumer<CaptureEditor> changed;
    private CaptureEditor                 editor;

    /** Listens from now on; tells at once of a capture that is open. */
    public ActiveCapture(IWorkbenchPage page, Consumer<CaptureEditor> changed) {
        this.page = page;
        this.changed = changed;
        page.addPartListener(this);
        if (page.getActiveEditor() instanceof CaptureEditor open)
            editor = open;
    }

    /** The editor; null where none is open. */
    public CaptureEditor editor() {
        return editor;
    }

    /** The open editor of a capture. */
    public static Optional<CaptureEditor> editorOf(IWorkbenchPage page, CaptureFile file) {
        for (IEditorReference reference : page.getEditorReferences())
            if (reference.getEditor(false) instanceof CaptureEditor editor && editor.file() == file)
                return Optional.of(editor);
        return Optional.empty();
    }

    /** Listens no longer. */
    public void dispose() {
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
