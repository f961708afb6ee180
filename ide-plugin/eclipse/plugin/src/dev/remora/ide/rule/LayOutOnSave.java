package dev.remora.ide.rule;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.IFileBufferListener;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.swt.widgets.Display;

/** Lays rule files out as they are saved, where the preference says so. */
final class LayOutOnSave implements IFileBufferListener {
    private static boolean installed;
    private static boolean asItIs;

    private LayOutOnSave() {}

    /** Listens from the first call on. */
    static synchronized void install() {
        if (!installed)
            FileBuffers.getTextFileBufferManager().addFileBufferListener(new LayOutOnSave());
        installed = true;
    }

    /** Writes a text without a layout of it; only on the thread of the user interface. */
    static void commitAsItIs(ITextFileBuffer buffer) throws CoreException {
        asItIs = true;
        try {
            buffer.commit(null, false);
        } finally {
            asItIs = false;
        }
    }

    // Told before a buffer is written; but also as its first change is made, before which it is asked whether the file may be changed.
    @Override
    public void stateChanging(IFileBuffer buffer) {
        boolean rules = buffer.isDirty() && buffer.isStateValidated() && buffer.getLocation() != null && RuleDocuments.EXTENSION.equals(buffer.getLocation().getFileExtension());
        if (rules && buffer instanceof ITextFileBuffer text && Display.getCurrent() != null && !asItIs && RulePreferences.laysOutOnSave())
            RuleCommands.apply(text.getDocument(), RuleDocuments.of(text.getDocument()).format());
    }

    @Override
    public void bufferCreated(IFileBuffer buffer) {}

    @Override
    public void bufferDisposed(IFileBuffer buffer) {}

    @Override
    public void bufferContentAboutToBeReplaced(IFileBuffer buffer) {}

    @Override
    public void bufferContentReplaced(IFileBuffer buffer) {}

    @Override
    public void dirtyStateChanged(IFileBuffer buffer, boolean isDirty) {}

    @Override
    public void stateValidationChanged(IFileBuffer buffer, boolean isStateValidated) {}

    @Override
    public void underlyingFileMoved(IFileBuffer buffer, IPath path) {}

    @Override
    public void underlyingFileDeleted(IFileBuffer buffer) {}

    @Override
    public void stateChangeFailed(IFileBuffer buffer) {}
}
