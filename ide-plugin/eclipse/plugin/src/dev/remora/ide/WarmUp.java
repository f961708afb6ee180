package dev.remora.ide;

import dev.remora.ide.capture.FilterBar;
import dev.remora.ide.model.Protocols;
import dev.remora.ide.rule.RuleDocuments;
import dev.remora.tree.PacketLines;
import java.util.List;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IPerspectiveListener;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PerspectiveAdapter;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.MarkerAnnotationPreferences;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Does in the background, once the perspective of packets is open, what the user would else wait for at the first use of each part: a filter and a rule file are
 * compiled, and classes of editors and views are loaded, which takes several times as long as what they then do.
 */
public final class WarmUp extends Job {
    private static volatile boolean done;

    /** Packages of a bundle whose classes are loaded, with those below them. */
    private record Packages(String bundle, String... names) {}

    private static final List<Packages> PACKAGES = List.of(
            new Packages("dev.remora.ide", "dev/remora/ide"),
            new Packages("org.eclipse.swt", "org/eclipse/swt/custom"),
            new Packages("org.eclipse.ui.genericeditor", "org/eclipse/ui"),
            new Packages("org.eclipse.ui.editors", "org/eclipse/ui"),
            new Packages("org.eclipse.ui.workbench.texteditor", "org/eclipse/ui"),
            new Packages("org.eclipse.jface.text", "org/eclipse/jface"),
            new Packages("org.eclipse.core.filebuffers", "org/eclipse/core"));

    private WarmUp() {
        super("Preparing packets and rules");
        setSystem(true);
        setPriority(DECORATE);
    }

    /** Begins now where the perspective is open in one of these windows, or else when it is; who works with other things pays nothing. */
    static void arrange(IWorkbenchWindow... windows) {
        WarmUp job = new WarmUp();
        IPerspectiveListener opened = new PerspectiveAdapter() {
            @Override
            public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
                if (!done && perspective.getId().equals(PacketsPerspective.ID))
                    job.schedule();
            }
        };
        for (IWorkbenchWindow window : windows) {
            window.addPerspectiveListener(opened);
            if (window.getActivePage() != null && window.getActivePage().getPerspective() != null)
                opened.perspectiveActivated(window.getActivePage(), window.getActivePage().getPerspective());
        }
    }

    /** Whether all is prepared. */
    public static boolean isDone() {
        return done;
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        PlatformUI.getWorkbench().getDisplay().asyncExec(WarmUp::measureFonts);
        Protocols.all().open();
        new PacketLines(Protocols.all());
        FilterBar.prepare();
        RuleDocuments.prepare();
        PlatformUI.getWorkbench().getEditorRegistry().getDefaultEditor("a.remora");
        new MarkerAnnotationPreferences().getAnnotationPreferences();
        for (Packages packages : PACKAGES) {
            Bundle bundle = Platform.getBundle(packages.bundle());
            BundleWiring wiring = bundle == null ? null : bundle.adapt(BundleWiring.class);
            for (String name : wiring == null ? new String[0] : packages.names())
                for (String file : wiring.listResources(name, "*.class", BundleWiring.LISTRESOURCES_RECURSE | BundleWiring.LISTRESOURCES_LOCAL)) {
                    if (monitor.isCanceled())
                        return Status.CANCEL_STATUS;
                    load(file, wiring.getClassLoader());
                }
        }
        done = true;
        return Status.OK_STATUS;
    }

    /** The first text of a workbench waits for its fonts. */
    private static void measureFonts() {
        Shell unseen = new Shell();
        new StyledText(unseen, SWT.NONE).setFont(JFaceResources.getTextFont());
        unseen.dispose();
    }

    /** Loads and links a class, without running anything of it. */
    private static void load(String file, ClassLoader loader) {
        try {
            Class.forName(file.substring(0, file.length() - ".class".length()).replace('/', '.'), false, loader).getDeclaredConstructors();
        } catch (ClassNotFoundException | LinkageError e) {
            // it needs what is not installed, and is not needed itself
        }
    }
}
