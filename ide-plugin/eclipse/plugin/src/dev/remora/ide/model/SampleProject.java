package dev.remora.ide.model;

import java.nio.file.Path;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;

/** A project with the rule packs and captures that come with Remora. */
public final class SampleProject {
    /** Its name. */
    public static final String NAME = "samples";

    private SampleProject() {}

    /** The project, made where it is not there yet; its folders are those of the samples themselves. */
    public static IProject create(Path samples) throws CoreException {
        IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(NAME);
        if (!project.exists())
            project.create(null);
        project.open(null);
        for (String name : new String[]{"rules", "captures"}) {
            IFolder folder = project.getFolder(name);
            if (!folder.exists() && samples.resolve(name).toFile().isDirectory())
                folder.createLink(samples.resolve(name).toUri(), IResource.NONE, null);
        }
        return project;
    }
}
