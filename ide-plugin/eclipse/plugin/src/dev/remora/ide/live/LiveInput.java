package dev.remora.ide.live;

import java.nio.file.Path;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.ide.FileStoreEditorInput;

/** The file of a live capture, for an editor. It is not opened anew at the next start: it is gone by then. */
final class LiveInput extends FileStoreEditorInput {
    LiveInput(Path path) {
        super(EFS.getLocalFileSystem().getStore(path.toUri()));
    }

    @Override
    public IPersistableElement getPersistable() {
        return null;
    }
}
