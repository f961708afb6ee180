package dev.remora.ide;

import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.preference.JFacePreferences;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWindowListener;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PerspectiveAdapter;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;

/**
 * How to begin, where editors are to be, while none is open in the perspective of packets. The platform has room for a text there, fills it anew for each perspective that one
 * switches to, and lets it be seen while there is no editor; links are put in the place of its text.
 */
final class Beginning extends PerspectiveAdapter implements IWindowListener {
    private static final String ROOM = "EditorStack.OnboardingComposite";
    private static final String TEXT = "EditorStack.OnboardingText";

    // Each link has the command that it runs.
    private static final String LINKS = """
            <a href="org.eclipse.ui.edit.text.openLocalFile">Open a capture</a> from any folder, or double-click one in Project Explorer
            <a href="org.eclipse.ui.views.showView(org.eclipse.ui.views.showView.viewId=dev.remora.ide.live)">Capture packets</a> from an interface
            <a href="org.eclipse.ui.newWizard(newWizardId=dev.remora.ide.sample.wizard)">Create a sample project</a> with captures and rules to try""";

    private Beginning() {}

    /** Says so in every window, those that are yet to be opened too. */
    static void arrange(IWorkbench workbench) {
        Beginning beginning = new Beginning();
        workbench.addWindowListener(beginning);
        for (IWorkbenchWindow window : workbench.getWorkbenchWindows())
            beginning.windowOpened(window);
    }

    @Override
    public void windowOpened(IWorkbenchWindow window) {
        window.addPerspectiveListener(this);
        if (window.getActivePage() != null && window.getActivePage().getPerspective() != null)
            perspectiveActivated(window.getActivePage(), window.getActivePage().getPerspective());
    }

    @Override
    public void windowActivated(IWorkbenchWindow window) {}

    @Override
    public void windowDeactivated(IWorkbenchWindow window) {}

    @Override
    public void windowClosed(IWorkbenchWindow window) {}

    /** In an event of its own, after the platform has put there what it has to say. */
    @Override
    public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
        IWorkbenchWindow window = page.getWorkbenchWindow();
        if (perspective.getId().equals(PacketsPerspective.ID))
            window.getWorkbench().getDisplay().asyncExec(() -> {
                if (window.getShell() != null && page.getPerspective() == perspective)
                    controls(window.getShell()).filter(each -> ROOM.equals(each.getData("id"))).forEach(room -> fill((Composite) room, window));
            });
    }

    private static void fill(Composite room, IWorkbenchWindow window) {
        if (Arrays.stream(room.getChildren()).anyMatch(Link.class::isInstance))
            return;
        Link link = new Link(room, SWT.NONE);
        link.setText(LINKS);
        link.setForeground(JFaceResources.getColorRegistry().get(JFacePreferences.QUALIFIER_COLOR));
        link.addListener(SWT.Selection, event -> run(event.text, window));
        int width = (link.computeSize(SWT.DEFAULT, SWT.DEFAULT).x + 1) / 2 * 2;             // the room has two columns of one width: of an odd one, a pixel would be missing
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.CENTER).indent(SWT.DEFAULT, 10).span(2, 1).hint(width, SWT.DEFAULT).applyTo(link);
        for (Control each : room.getChildren())
            if (each instanceof Label label && TEXT.equals(label.getData("id"))) {
                label.setText("");                               // that of a perspective which an earlier version has made
                link.moveBelow(label);
            }
        link.requestLayout();
    }

    private static void run(String command, IWorkbenchWindow window) {
        try {
            window.getService(IHandlerService.class).executeCommand(window.getService(ICommandService.class).deserialize(command), null);
        } catch (CommandException e) {
            ILog.get().error(command + " could not be run", e);
        }
    }

    private static Stream<Control> controls(Control control) {
        return control instanceof Composite parent ? Stream.concat(Stream.of(parent), Arrays.stream(parent.getChildren()).flatMap(Beginning::controls)) : Stream.of(control);
    }
}
