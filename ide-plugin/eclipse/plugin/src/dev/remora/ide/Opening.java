package dev.remora.ide;

import dev.remora.ide.model.SampleProject;
import java.io.File;
import java.nio.file.Path;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;

/** Prepares the plug-in as the workbench starts, and opens in the ready-made product the sample project and the files that the command named. */
public final class Opening implements IStartup {
    @Override
    public void earlyStartup() {
        PlatformUI.getWorkbench().getDisplay().asyncExec(() -> WarmUp.arrange(PlatformUI.getWorkbench().getWorkbenchWindows()));
        String samples = System.getProperty("remora.samples.project", System.getProperty("remora.samples", ""));
        String files = System.getProperty("remora.open");
        if (files != null)
            PlatformUI.getWorkbench().getDisplay().asyncExec(() -> open(samples, files));
    }

    private static void open(String samples, String files) {
        try {
            IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
            if (ResourcesPlugin.getWorkspace().getRoot().getProjects().length == 0)
                page.getWorkbenchWindow().getShell().setMaximized(true);      // the first time; later the window is as it was left
            if (!samples.isEmpty())
                SampleProject.create(Path.of(samples));
            for (String file : files.split(File.pathSeparator))
                if (!file.isEmpty())
                    open(page, Path.of(file));
        } catch (CoreException e) {
            ILog.get().error("The sample project or a file could not be opened", e);
        }
    }

    private static void open(IWorkbenchPage page, Path file) throws CoreException {
        IFile[] known = ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(file.toUri());
        if (known.length > 0)
            IDE.openEditor(page, known[0]);
        else
            IDE.openEditorOnFileStore(page, EFS.getStore(file.toUri()));
    }
}
