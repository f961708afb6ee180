package dev.remora.ide.rule;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.operations.AbstractOperation;
import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.core.commands.operations.TriggeredOperations;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBufferManager;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.swt.widgets.Shell;

/**
 * Changes of several rule files that belong together: made in all of them, or in none, and taken back in one step from any editor of them. As a refactoring of Java does it,
 * a file that was saved is saved again, and one that was not stays so. Only on the thread of the user interface.
 */
final class FilesOperation extends AbstractOperation {
    private static final ITextFileBufferManager BUFFERS = ITextFileBufferManager.DEFAULT;

    private final Shell            shell;
    private final List<FileChange> changes;

    private FilesOperation(String label, Shell shell, List<FileChange> changes) {
        super(label);
        this.shell = shell;
        this.changes = List.copyOf(changes);
    }

    /**
     * Makes changes.
     *
     * @param  shell         where somebody is asked whether files that are read-only may be changed
     * @throws CoreException if a file is not to be changed; none is
     */
    static void make(String label, Shell shell, List<FileChange> changes) throws CoreException {
        IOperationHistory history = OperationHistoryFactory.getOperationHistory();
        try {
            history.execute(new TriggeredOperations(new FilesOperation(label, shell, changes), history), null, null);     // which has the steps of each editor in it
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CoreException why ? why : new CoreException(Status.error(e.getMessage(), e));
        }
    }

    @Override
    public IStatus execute(IProgressMonitor monitor, IAdaptable info) throws ExecutionException {
        return make(changes);
    }

    @Override
    public IStatus redo(IProgressMonitor monitor, IAdaptable info) throws ExecutionException {
        return make(changes);
    }

    @Override
    public IStatus undo(IProgressMonitor monitor, IAdaptable info) throws ExecutionException {
        return make(changes.stream().map(FileChange::reversed).toList());
    }

    private IStatus make(List<FileChange> wanted) throws ExecutionException {
        List<IFile> connected = new ArrayList<>();
        List<FileChange> done = new ArrayList<>();
        IWorkspace workspace = ResourcesPlugin.getWorkspace();
        try {
            workspace.validateEdit(wanted.stream().map(FileChange::file).toArray(IFile[]::new), shell);
            for (FileChange change : wanted) {
                BUFFERS.connect(change.file().getFullPath(), LocationKind.IFILE, null);
                connected.add(change.file());
                check(change);
            }
            workspace.run(monitor -> {
                for (FileChange change : wanted) {
                    done.add(change);
                    apply(change);
                }
            }, null);
            return Status.OK_STATUS;
        } catch (CoreException e) {
            done.forEach(FilesOperation::takeBack);
            throw new ExecutionException(e.getMessage(), e);
        } finally {
            connected.forEach(FilesOperation::release);
        }
    }

    private static ITextFileBuffer buffer(FileChange change) {
        return BUFFERS.getTextFileBuffer(change.file().getFullPath(), LocationKind.IFILE);
    }

    private static void check(FileChange change) throws CoreException {
        ITextFileBuffer buffer = buffer(change);
        if (change.file().isReadOnly())
            throw new CoreException(Status.error(change.file().getName() + " is read-only"));
        if (!buffer.isDirty() && !buffer.isSynchronized())
            throw new CoreException(Status.error(change.file().getName() + " has changed on disk; refresh it first"));
        if (!buffer.getDocument().get().equals(change.before()))
            throw new CoreException(Status.error(change.file().getName() + " has changed in the meantime"));
    }

    private static void apply(FileChange change) throws CoreException {
        ITextFileBuffer buffer = buffer(change);
        boolean isToBeSaved = !buffer.isDirty();
        new Edits(change.edits()).apply(buffer.getDocument());
        if (isToBeSaved)
            LayOutOnSave.commitAsItIs(buffer);
    }

    // What stopped the others stops this, too, it may be: then the file is as it was in its editor at least.
    private static void takeBack(FileChange change) {
        try {
            if (buffer(change).getDocument().get().equals(change.after()))
                apply(change.reversed());
        } catch (CoreException e) {
            ILog.get().error(change.file() + " could not be given its text again", e);
        }
    }

    private static void release(IFile file) {
        try {
            BUFFERS.disconnect(file.getFullPath(), LocationKind.IFILE, null);
        } catch (CoreException e) {
            ILog.get().error(file + " could not be let go", e);
        }
    }
}
