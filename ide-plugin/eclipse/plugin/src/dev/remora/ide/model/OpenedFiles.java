package dev.remora.ide.model;

import java.nio.file.Path;
import java.util.Collection;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;

/**
 * A project of links to rule files from anywhere that the command named, which makes them files of the workspace: what is wrong in them is marked, their tests are run, and
 * their rules run on captures. Each start has its own.
 */
public final class OpenedFiles {
    /** Its name. */
    public static final String NAME = "opened";

    private OpenedFiles() {}

    /** Links these files, where the workspace has them nowhere, and no others; what else is in the project stays. */
    public static void link(Collection<Path> files) throws CoreException {
        IWorkspaceRoot root = ResourcesPlugin.getWorkspace().getRoot();
        IProject project = root.getProject(NAME);
        if (project.exists())
            project.open(null);
        for (IResource each : project.exists() ? project.members() : new IResource[0])
            if (each.isLinked() && (each.getLocation() == null || !files.contains(each.getLocation().toPath())))
                each.delete(IResource.NONE, null);
        for (Path file : files)
            if (root.findFilesForLocationURI(file.toUri()).length == 0) {
                if (!project.exists())
                    project.create(null);
                project.open(null);
                free(project, file.getFileName().toString()).createLink(file.toUri(), IResource.NONE, null);
            }
    }

    // Two files of different folders may have the same name.
    private static IFile free(IProject project, String name) {
        IFile file = project.getFile(name);
        for (int i = 2; file.exists(); i++)
            file = project.getFile(i + "-" + name);
        return file;
    }
}
