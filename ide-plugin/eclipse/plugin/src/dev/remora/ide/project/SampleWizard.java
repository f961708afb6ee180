package dev.remora.ide.project;

import dev.remora.ide.PacketsPerspective;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.dialogs.WizardNewProjectCreationPage;
import org.eclipse.ui.ide.IDE;

/** Makes a project with rule packs and captures to try, opens one of the captures, and shows the perspective of packets. */
public final class SampleWizard extends Wizard implements INewWizard {
    /** Id of the wizard in plugin.xml. */
    public static final String ID = "dev.remora.ide.sample.wizard";

    private static final String FIRST = "captures/syn-fin-scan.pcap";

    private IWorkbench                   workbench;
    private WizardNewProjectCreationPage page;

    @Override
    public void init(IWorkbench newWorkbench, IStructuredSelection selection) {
        workbench = newWorkbench;
        setWindowTitle("New Sample Project");
        setNeedsProgressMonitor(true);
    }

    @Override
    public void addPages() {
        page = new WizardNewProjectCreationPage("project");
        page.setTitle("Packets and rules to try");
        page.setDescription("Six rule packs with their tests, and captures in which they find something.");
        page.setInitialProjectName("packets");
        addPage(page);
    }

    @Override
    public boolean performFinish() {
        IProject project = page.getProjectHandle();
        URI place = page.useDefaults() ? null : page.getLocationURI();     // read here: the work below has a thread of its own
        try {
            getContainer().run(true, false, monitor -> {
                try {
                    SampleFiles.write(project, place);
                } catch (CoreException e) {
                    throw new InvocationTargetException(e);
                }
            });
            open(project);
            return true;
        } catch (InvocationTargetException e) {
            ErrorDialog.openError(getShell(), "New Sample Project", "The project could not be created.", status(e.getCause()));
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (WorkbenchException e) {
            ErrorDialog.openError(getShell(), "New Sample Project", "The project was created, but could not be shown.", e.getStatus());
            return true;
        }
    }

    private static IStatus status(Throwable cause) {
        return cause instanceof CoreException known ? known.getStatus() : Status.error(String.valueOf(cause.getMessage()), cause);
    }

    private void open(IProject project) throws WorkbenchException {
        workbench.showPerspective(PacketsPerspective.ID, workbench.getActiveWorkbenchWindow());
        IFile file = project.getFile(FIRST);
        if (file.exists())
            IDE.openEditor(workbench.getActiveWorkbenchWindow().getActivePage(), file);
    }
}
