package dev.remora.ide.capture;

import dev.remora.ide.model.AtomicFile;
import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.Excerpt;
import dev.remora.ide.model.LiveFiles;
import dev.remora.ide.model.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.jface.operation.ModalContext;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;

/** Keeps a capture in another file. What a live capture has written since is not kept. */
final class Saving {
    private static final int BLOCK = 1 << 16;
    private static final int ALL   = Integer.MAX_VALUE;          // packets, though not all of them have been read yet

    private final CaptureFile file;
    private int               kept;

    Saving(CaptureFile file) {
        this.file = file;
    }

    /** Whether packets would be lost if the capture were closed. */
    boolean isDue() {
        return LiveFiles.isTemporary(file.path()) && file.size() > kept;
    }

    /** Asks where to; empty where nowhere. */
    Optional<Path> ask(IEditorPart editor) {
        FileDialog dialog = new FileDialog(editor.getSite().getShell(), SWT.SAVE);
        dialog.setFileName(file.path().getFileName().toString());
        dialog.setOverwrite(true);
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }

    /** Keeps the capture in another file; an editor of that takes the place of the editor of a live capture that has ended. */
    void as(Path target, IEditorPart editor) {
        boolean takesItsPlace = LiveFiles.isTemporary(file.path()) && !LiveFiles.isLive(file.path());
        if (!to(target, editor.getSite().getShell(), new NullProgressMonitor()) || !takesItsPlace)
            return;
        IWorkbenchPage page = editor.getSite().getPage();
        try {
            CaptureInput.open(page, target);
            page.closeEditor(editor, false);
        } catch (PartInitException e) {
            ILog.get().error(target + " could not be opened", e);
        }
    }

    /** Copies the file in the background while the user interface goes on; says whether it has: not where it could not, or somebody stopped it. */
    boolean to(Path target, Shell shell, IProgressMonitor monitor) {
        int size = LiveFiles.isLive(file.path()) ? file.size() : ALL;
        try {
            ModalContext.run(progress -> copy(target, size, progress), true, monitor, shell.getDisplay());
            kept = size;
            return true;
        } catch (InvocationTargetException e) {
            String why = e.getCause() instanceof IOException refused ? Trouble.written(target, refused) : String.valueOf(e.getCause());
            ErrorDialog.openError(shell, "Save As", target + " could not be written", Status.error(why, e.getCause()));
        } catch (InterruptedException e) {
            // Stopped: so says whoever runs it.
        }
        return false;
    }

    private void copy(Path target, int size, IProgressMonitor monitor) throws InvocationTargetException {
        try {
            boolean isItself = AtomicFile.leadsTo(target, file.path());
            if (isItself && LiveFiles.isTemporary(file.path()))
                throw new IOException("this is the temporary file, which is deleted when you close the editor; choose another file");
            if (!isItself && !write(target, size, monitor))
                throw new OperationCanceledException();
            CaptureInput.refresh(target);
        } catch (IOException e) {
            throw new InvocationTargetException(e);
        } finally {
            monitor.done();
        }
    }

    // In the format that the name asks for. Of a file that is being written the last packet may be there in part.
    private boolean write(Path target, int size, IProgressMonitor monitor) throws IOException {
        boolean isLive = LiveFiles.isLive(file.path());
        if (isLive ? size == 0 : Excerpt.isAsIs(file.path(), target)) {
            monitor.beginTask("Saving " + target, IProgressMonitor.UNKNOWN);
            return AtomicFile.write(target, path -> write(path, monitor));
        }
        if (!isLive)
            awaitAll(monitor);
        BitSet numbers = new BitSet();
        numbers.set(1, Math.min(size, file.size()) + 1);
        return new Excerpt(file, numbers).write(target, monitor);
    }

    // What has not been read, since somebody stopped that or it failed, would not be kept: octets are, in the format that they are in.
    private void awaitAll(IProgressMonitor monitor) throws IOException {
        PacketSaving.await(file, file::isComplete, monitor);
        if (!file.damage().isEmpty())
            throw new IOException("not all packets would be kept: " + file.damage() + "; choose a name that ends as that of the capture");
    }

    private boolean write(Path path, IProgressMonitor monitor) throws IOException {
        byte[] block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(file.path()); OutputStream out = Files.newOutputStream(path)) {
            for (int got = in.read(block); got >= 0 && !monitor.isCanceled(); got = in.read(block))
                out.write(block, 0, got);
        }
        return !monitor.isCanceled();
    }
}
