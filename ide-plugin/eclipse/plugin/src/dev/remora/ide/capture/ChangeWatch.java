package dev.remora.ide.capture;

import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.Change;
import java.util.function.BiConsumer;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;

/** Tells of a capture whose file somebody else has changed: as its editor or the window comes to front, and every now and then while the editor is in sight. */
final class ChangeWatch implements IPartListener2 {
    private static final int EVERY_MILLIS = 2_000;

    private final CaptureEditor                   editor;
    private final Control                         control;
    private final BiConsumer<CaptureFile, Change> told;
    private boolean                               looking;
    private CaptureFile                           known;                // to be changed: nothing more is to be said of it

    private ChangeWatch(CaptureEditor editor, Control control, BiConsumer<CaptureFile, Change> told) {
        this.editor = editor;
        this.control = control;
        this.told = told;
    }

    /** Watches for as long as a control of the editor is there; tells of the file and of what has become of it. */
    static void install(CaptureEditor editor, Control control, BiConsumer<CaptureFile, Change> told) {
        ChangeWatch watch = new ChangeWatch(editor, control, told);
        IWorkbenchPage page = editor.getSite().getPage();
        Shell shell = control.getShell();
        Listener front = event -> watch.look();
        page.addPartListener(watch);
        shell.addListener(SWT.Activate, front);
        control.addDisposeListener(event -> {
            page.removePartListener(watch);
            if (!shell.isDisposed())
                shell.removeListener(SWT.Activate, front);
        });
        watch.lookAgain();
    }

    @Override
    public void partActivated(IWorkbenchPartReference reference) {
        if (reference.getPart(false) == editor)
            look();
    }

    private void lookAgain() {
        if (control.isDisposed())
            return;
        look();
        control.getDisplay().timerExec(EVERY_MILLIS, this::lookAgain);
    }

    private void look() {
        CaptureFile file = editor.file();
        if (looking || control.isDisposed() || !control.isVisible() || !file.isComplete() || file == known)
            return;
        looking = true;
        Job.createSystem("Checking whether a capture has changed", (ICoreRunnable) monitor -> {
            Change change = file.change();
            if (!control.isDisposed())
                control.getDisplay().asyncExec(() -> tell(file, change));
        }).schedule();
    }

    private void tell(CaptureFile file, Change change) {
        looking = false;
        if (change == Change.NONE || control.isDisposed())
            return;
        if (change == Change.OTHER)
            known = file;
        told.accept(file, change);
    }
}
