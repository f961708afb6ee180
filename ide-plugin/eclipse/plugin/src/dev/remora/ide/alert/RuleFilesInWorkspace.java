package dev.remora.ide.alert;

import dev.remora.ide.model.Protocols;
import dev.remora.ide.rule.RuleDocuments;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.run.Alert;
import dev.remora.rules.source.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;

/** The rule files of the workspace. */
final class RuleFilesInWorkspace {
    private RuleFilesInWorkspace() {}

    /** Where they are. */
    static List<Path> all() {
        List<Path> files = new ArrayList<>();
        try {
            ResourcesPlugin.getWorkspace().getRoot().accept(resource -> {
                if (resource.getType() == IResource.FILE && RuleDocuments.EXTENSION.equals(resource.getFileExtension()) && resource.getLocation() != null)
                    files.add(resource.getLocation().toPath());
                return true;
            });
        } catch (CoreException e) {
            ILog.get().error("The workspace's rule files could not be listed", e);
        }
        return files;
    }

    /** Opens the file of the rule that reported an alert, at the rule. */
    static void open(IWorkbenchPage page, Alert alert) {
        Job.createSystem("Rule of an alert", (ICoreRunnable) monitor -> {
            try {
                for (Path path : all())
                    if (isIn(path, alert.rule().name())) {
                        PlatformUI.getWorkbench().getDisplay().asyncExec(() -> open(page, path, alert.rule().origin().name().span()));
                        return;
                    }
            } catch (IOException e) {
                ILog.get().error("The rule files could not be read", e);
            }
        }).schedule();
    }

    private static boolean isIn(Path path, String rule) throws IOException {
        return RuleFolder.load(List.of(path), Protocols.all().catalogue()).rules().rules().stream().anyMatch(each -> each.name().equals(rule));
    }

    private static void open(IWorkbenchPage page, Path path, Span at) {
        for (IFile file : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(path.toUri()))
            try {
                IEditorPart editor = IDE.openEditor(page, file);
                if (editor instanceof ITextEditor text)
                    text.selectAndReveal(at.start(), at.length());
                return;
            } catch (CoreException e) {
                ILog.get().error(file + " could not be opened", e);
            }
    }
}
