package dev.remora.ide.model;

import java.nio.file.Path;
import java.util.Collection;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;

/**
 * A project of links to rule files from anywhere that the command named or that were opened, which makes them files of the workspace: what is wrong in them is marked, their
 * tests are run, and their rules run on captures. Each start has its own.
 */
public final class OpenedFiles {
    /** Its name. */
    public static final String NAME = "opened";

    private OpenedFiles() {}

    /** Links these files, where the workspace has them nowhere, and no others; what else is in the project stays. */
    public static void link(Collection<Path> files) throws CoreException {
        IProject project = project();
        if (project.exists() && !files.isEmpty())
            project.open(null);
        for (IResource each : project.isAccessible() ? project.members() : new IResource[0])
            if (each.isLinked() && (each.getLocation() == null || !files.contains(each.getLocation().toPath())))
                each.delete(IResource.NONE, null);
        for (Path file : files)
            link(file);
    }

    /** The file of the workspace that this one is; it is linked where it is none yet. */
    public static IFile link(Path file) throws CoreException {
        IFile[] known = ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(file.toUri());
        if (known.length > 0)
            return known[0];
        IProject project = project();
        if (!project.exists())
            project.create(null);
        project.open(null);
        IFile link = free(project, file.getFileName().toString());
        link.createLink(file.toUri(), IResource.NONE, null);
        return link;
    }

    /** Whether a file is one of these links. */
    public static boolean isLink(IFile file) {
        return file.isLinked() && file.getProject().equals(project());
    }

    private static IProject project() {
        return ResourcesPlugin.getWorkspace().getRoot().getProject(NAME);
    }

    // Two files of different folders may have the same name.
    private static IFile free(IProject project, String name) {
        IFile file = project.getFile(name);
        for (int i = 2; file.exists(); i++)
            file = project.getFile(i + "-" + name);
        return file;
    }
}
