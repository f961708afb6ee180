package dev.remora.ide.capture;

import java.nio.file.Path;
import org.eclipse.core.runtime.IPath;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.ResourceUtil;

/** The file that an editor is to show: one of the workspace, or any other. */
final class CaptureInput {
    private CaptureInput() {}

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
