package dev.remora.ide;

import dev.remora.ide.model.OpenedFiles;
import dev.remora.ide.model.SampleProject;
import dev.remora.ide.rule.RuleDocuments;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.ide.ResourceUtil;

/** Prepares the plug-in as the workbench starts, and opens in the ready-made product the sample project and the files that the command named. */
public final class Opening implements IStartup {
    /** Property with the number of files to open; one property each names them, with its number from 1 behind a dot: a path has any character in it. */
    private static final String OPEN = "remora.open";

    @Override
    public void earlyStartup() {
        PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
            WarmUp.arrange(PlatformUI.getWorkbench().getWorkbenchWindows());
            Beginning.arrange(PlatformUI.getWorkbench());
        });
        String samples = System.getProperty("remora.samples.project", System.getProperty("remora.samples", ""));
        if (System.getProperty(OPEN) != null)
            PlatformUI.getWorkbench().getDisplay().asyncExec(() -> open(samples, named(System.getProperties())));
        else
            PlatformUI.getWorkbench().getDisplay().asyncExec(Opening::linkEdited);
    }

    /** The files that the properties name. */
    public static List<Path> named(Properties properties) {
        int count = Integer.parseInt(properties.getProperty(OPEN, "0"));
        return IntStream.rangeClosed(1, count).mapToObj(number -> properties.getProperty(OPEN + "." + number)).filter(Objects::nonNull).map(Path::of).toList();
    }

    private static void open(String samples, List<Path> files) {
        try {
            IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
            if (ResourcesPlugin.getWorkspace().getRoot().getProjects().length == 0)
                page.getWorkbenchWindow().getShell().setMaximized(true);      // the first time; later the window is as it was left
            if (!samples.isEmpty())
                SampleProject.create(Path.of(samples));
            link(files);
            for (Path file : files)
                open(page, file);
        } catch (CoreException e) {
            ILog.get().error("The sample project or a file could not be opened", e);
        }
    }

    /** Keeps of the links to rule files those that are edited still, since an earlier start, in whatever window; the others have had their time. */
    public static void linkEdited() {
        try {
            link(List.of());
        } catch (CoreException e) {
            ILog.get().error("Links to rule files that are no longer open could not be deleted", e);
        }
    }

    private static void link(List<Path> files) throws CoreException {
        OpenedFiles.link(Stream.concat(files.stream().filter(file -> file.toString().endsWith("." + RuleDocuments.EXTENSION)), edited()).toList());
    }

    private static Stream<Path> edited() {
        return Arrays.stream(PlatformUI.getWorkbench().getWorkbenchWindows()).flatMap(window -> Arrays.stream(window.getPages()))
                .flatMap(page -> Arrays.stream(page.getEditorReferences())).map(Opening::file).filter(Objects::nonNull).filter(OpenedFiles::isLink)
                .map(IFile::getLocation).filter(Objects::nonNull).map(IPath::toPath);
    }

    private static IFile file(IEditorReference editor) {
        try {
            return ResourceUtil.getFile(editor.getEditorInput());
        } catch (PartInitException e) {
            return null;                                                    // the workbench shows what is wrong in the editor's place
        }
    }

    /** Opens a file, as one of the workspace where it is one. */
    public static void open(IWorkbenchPage page, Path file) throws CoreException {
        IFile[] known = ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(file.toUri());
        if (known.length > 0) {
            known[0].refreshLocal(IResource.DEPTH_ZERO, null);              // the workspace may not have seen it yet
            IDE.openEditor(page, known[0]);
        } else
            IDE.openEditorOnFileStore(page, EFS.getStore(file.toUri()));
    }
}
