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
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.MarkerAnnotationPreferences;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Does in the background, once the workbench has started, what the user would else wait for at the first use of each part: a filter and a rule file are compiled,
 * and classes of editors and views are loaded, which takes several times as long as what they then do.
 */
public final class WarmUp extends Job {
    /** The family of this job. */
    public static final Object FAMILY = WarmUp.class;

    /** Packages of a bundle whose classes are loaded, with those below them. */
    private record Packages(String bundle, String... names) {}

    private static final List<Packages> PACKAGES = List.of(
            new Packages("dev.remora.ide", "dev/remora/ide"),
            new Packages("org.eclipse.swt.gtk.linux.x86_64", "org/eclipse/swt/custom"),
            new Packages("org.eclipse.ui.genericeditor", "org/eclipse/ui"),
            new Packages("org.eclipse.ui.editors", "org/eclipse/ui"),
            new Packages("org.eclipse.ui.workbench.texteditor", "org/eclipse/ui"),
            new Packages("org.eclipse.jface.text", "org/eclipse/jface"),
            new Packages("org.eclipse.core.filebuffers", "org/eclipse/core"));

    WarmUp() {
        super("Preparing packets and rules");
        setSystem(true);
        setPriority(DECORATE);
    }

    @Override
    public boolean belongsTo(Object family) {
        return family == FAMILY;
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
