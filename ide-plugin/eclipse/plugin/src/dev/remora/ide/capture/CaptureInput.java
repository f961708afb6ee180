package dev.remora.ide.capture;

import java.nio.file.Path;
import java.util.Arrays;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.FileStoreEditorInput;
import org.eclipse.ui.ide.ResourceUtil;
import org.eclipse.ui.part.FileEditorInput;

/** The file that an editor is to show: one of the workspace, or any other. */
final class CaptureInput {
    private CaptureInput() {}

    /** What opens a file: as one of the workspace where it has it, so that it is found there. */
    static IEditorInput of(Path path) {
        return Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(path.toUri())).filter(IFile::exists).findFirst()
                .<IEditorInput>map(FileEditorInput::new).orElseGet(() -> new FileStoreEditorInput(EFS.getLocalFileSystem().getStore(path.toUri())));
    }

    /** Opens a file that has been written; where it was open before it was written over, it is read anew. */
    static void open(IWorkbenchPage page, Path path) throws PartInitException {
        IEditorInput input = of(path);
        IEditorPart before = page.findEditor(input);
        page.openEditor(input, CaptureEditor.ID);
        if (before instanceof CaptureEditor known)
            known.reload();
    }

    /** Lets the workspace know of a file that has been written, where it has it. */
    static void refresh(Path path) {
        try {
            for (IFile each : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(path.toUri()))
                each.refreshLocal(IResource.DEPTH_ZERO, null);
        } catch (CoreException e) {
            ILog.get().warn(path + " is written, but the workspace does not show it", e);
        }
    }

    /** Names the tab of an editor: where the editor cannot show its input, nobody else does. */
    static void name(IEditorSite site, IEditorInput input) {
        MPart tab = site.getService(MPart.class);
        if (tab != null)
            tab.setLabel(input.getName());
    }

    /**
     * Where it is.
     *
     * @throws PartInitException where it is none on this machine
     */
    static Path path(IEditorInput input) throws PartInitException {
        if (ResourceUtil.getFile(input) != null) {
            IPath location = ResourceUtil.getFile(input).getLocation();
            if (location != null)
                return location.toPath();
        }
        if (input instanceof IURIEditorInput uri)
            return Path.of(uri.getURI());
        throw new PartInitException(input.getName() + " is not a file on this machine");
    }
}
