package dev.remora.ide.project;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The rule packs and captures that the plug-in carries. */
public final class SampleFiles {
    private static final String FOLDER = "/samples/";

    private SampleFiles() {}

    /** Makes a project with a copy of them; {@code location} is null for the usual place. */
    public static void write(IProject project, URI location) throws CoreException {
        if (!project.exists()) {
            IProjectDescription description = ResourcesPlugin.getWorkspace().newProjectDescription(project.getName());
            description.setLocationURI(location);
            project.create(description, null);
        }
        project.open(null);
        Bundle bundle = FrameworkUtil.getBundle(SampleFiles.class);
        for (String name : new String[]{"rules", "captures"}) {
            IFolder folder = project.getFolder(name);
            if (!folder.exists())
                folder.create(IResource.NONE, true, null);
            for (URL each : entries(bundle, FOLDER + name))
                write(folder.getFile(each.getPath().substring(each.getPath().lastIndexOf('/') + 1)), each);
        }
    }

    private static List<URL> entries(Bundle bundle, String folder) {
        var found = bundle.findEntries(folder, "*", false);
        return found == null ? List.of() : Collections.list(found);
    }

    private static void write(IFile file, URL from) throws CoreException {
        try (InputStream content = from.openStream()) {
            if (!file.exists())
                file.create(content, true, null);
        } catch (IOException e) {
            throw new CoreException(Status.error(from + " could not be read", e));
        }
    }
}
