package dev.remora.ide.rule;

import dev.remora.rules.edit.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.ITextViewer;

/** Marks of rule files that no editor has, from one that is closed: they follow what becomes of the file on disk, and of the files that it imports. */
final class ClosedMarks {
    private static final IResourceChangeListener CHANGED = ClosedMarks::changed;

    private ClosedMarks() {}

    /** Follows from now on; called again, no more than that. */
    static void follow() {
        ResourcesPlugin.getWorkspace().addResourceChangeListener(CHANGED, IResourceChangeEvent.POST_CHANGE);
    }

    private static void changed(IResourceChangeEvent event) {
        if (!RuleDocuments.areChanged(event.getDelta()))
            return;
        Set<IFile> changed = new LinkedHashSet<>();
        try {
            event.getDelta().accept(delta -> {
                boolean isChanged = delta.getKind() != IResourceDelta.CHANGED || (delta.getFlags() & IResourceDelta.CONTENT) != 0;
                boolean isRules = RuleDocuments.EXTENSION.equals(delta.getFullPath().getFileExtension());
                if (isChanged && isRules && delta.getResource() instanceof IFile file)
                    changed.add(file);
                return true;
            });
        } catch (CoreException e) {
            ILog.get().error("What has become of rule files could not be read", e);
        }
        Job.createSystem("Looking for marks of closed rule files", (ICoreRunnable) monitor -> renew(changed)).schedule();
    }

    private static void renew(Set<IFile> changed) throws CoreException {
        Set<IFile> all = new LinkedHashSet<>(changed);
        all.addAll(RuleDocuments.files());
        for (IFile file : all)
            if (file.exists() && file.findMarkers(null, true, IResource.DEPTH_ZERO).length > 0)
                schedule(file, () -> {
                    if (changed.contains(file))
                        renewNow(null, file, "");
                    else
                        renewWhereImported(file, changed);
                });
    }

    /** Marks a file anew, as it is on disk, which may be another text than the one that was marked last. */
    static void renew(ITextViewer viewer, IFile file, String marked) {
        schedule(file, () -> renewNow(viewer, file, marked));
    }

    private interface Marking {
        void run() throws IOException;
    }

    // One of a file at a time, so that the last one has read it as it stands.
    private static void schedule(IFile file, Marking marking) {
        Job job = Job.createSystem("Marking a closed rule file", (ICoreRunnable) monitor -> {
            try {
                if (isClosed(file).getAsBoolean())
                    marking.run();
            } catch (IOException e) {
                ILog.get().error(file + " could not be read", e);
            }
        });
        job.setRule(file);
        job.schedule();
    }

    private static BooleanSupplier isClosed(IFile file) {
        return () -> file.exists() && WorkspaceRules.typed(file).isEmpty();
    }

    private static void renewNow(ITextViewer viewer, IFile file, String marked) throws IOException {
        Document rules = RuleDocuments.of(file);
        if (!rules.source().text().equals(marked))
            TestMarkers.clear(file, isClosed(file));
        RuleReconciler.mark(viewer, file, rules, isClosed(file));
    }

    // Its own text is the one that was marked.
    private static void renewWhereImported(IFile file, Set<IFile> changed) throws IOException {
        Set<Path> imported = ConcurrentHashMap.newKeySet();
        Document rules = RuleDocuments.of(file, imported::add);
        rules.diagnostics();
        Set<Path> touched = new HashSet<>();
        changed.stream().filter(each -> each.getLocation() != null).forEach(each -> touched.add(each.getLocation().toPath()));
        touched.retainAll(imported);
        if (touched.isEmpty())
            return;
        TestMarkers.clear(file, isClosed(file));
        RuleReconciler.mark(null, file, rules, isClosed(file));
    }
}
