package dev.remora.ide.capture;

import java.io.IOException;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;

/** Tells of a capture whose file somebody else has changed, as its editor comes to front. */
final class ChangeWatch implements IPartListener2 {
    private final CaptureEditor    editor;
    private final Control          control;
    private final Consumer<String> told;

    private ChangeWatch(CaptureEditor editor, Control control, Consumer<String> told) {
        this.editor = editor;
        this.control = control;
        this.told = told;
    }

    /** Watches for as long as a control of the editor is there. */
    static void install(CaptureEditor editor, Control control, Consumer<String> told) {
        ChangeWatch watch = new ChangeWatch(editor, control, told);
        IWorkbenchPage page = editor.getSite().getPage();
        page.addPartListener(watch);
        control.addDisposeListener(event -> page.removePartListener(watch));
    }

    @Override
    public void partActivated(IWorkbenchPartReference reference) {
        if (reference.getPart(false) == editor && editor.file().isComplete())
            Job.createSystem("Looking whether a capture has been changed", (ICoreRunnable) monitor -> check()).schedule();
    }

    private void check() {
        try {
            editor.file().frames(() -> true).close();
        } catch (IOException e) {
            if (!control.isDisposed())
                control.getDisplay().asyncExec(() -> tell(e));
        }
    }

    private void tell(IOException wrong) {
        if (!control.isDisposed())
            told.accept(wrong.getMessage());
    }
}
