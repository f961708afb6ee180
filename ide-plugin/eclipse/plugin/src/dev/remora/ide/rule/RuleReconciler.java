package dev.remora.ide.rule;

import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.edit.Document;
import dev.remora.rules.source.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IWorkspaceRunnable;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.ui.PlatformUI;

/** Marks what is wrong or doubtful in a rule file while it is typed, and as rule files that it may import are typed or change on disk. */
public final class RuleReconciler extends WholeText implements IResourceChangeListener {
    /** Type of the markers in plugin.xml. */
    public static final String MARKER = "dev.remora.ide.diagnostic";

    private static final int LATER_MILLIS = 100;                     // until an editor that is closed has let go of its text

    /** Attribute of a marker: code of the diagnostic. */
    public static final String CODE = "dev.remora.code";

    /** Attribute of a marker: whether there is something that mends it. */
    public static final String FIXES = "dev.remora.fixes";

    private final Runnable typed = this::typedElsewhere;
    private ITextViewer    viewer;

    /** Called by the generic editor. */
    public RuleReconciler() {
        super(RuleReconciler::mark);
        setDelay(250);
        LayOutOnSave.install();
        ClosedMarks.follow();
    }

    @Override
    public void install(ITextViewer viewer) {
        super.install(viewer);
        this.viewer = viewer;
        WorkspaceRules.addListener(typed);
        viewer.getTextWidget().getDisplay().asyncExec(() -> {                                            // once it has been configured
            AssistSession.follow(viewer);
            OutsideFiles.adopt(viewer);
        });
        ResourcesPlugin.getWorkspace().addResourceChangeListener(this, IResourceChangeEvent.POST_CHANGE);
    }

    @Override
    public void uninstall() {
        IDocument text = viewer.getDocument();
        ResourcesPlugin.getWorkspace().removeResourceChangeListener(this);
        WorkspaceRules.removeListener(typed);
        super.uninstall();
        WorkspaceRules.tell();                                       // what was typed and not saved is gone
        IFile file = text == null || PlatformUI.getWorkbench().isClosing() ? null : RuleDocuments.file(text);
        if (file != null)
            PlatformUI.getWorkbench().getDisplay().asyncExec(() -> ClosedMarks.renew(viewer, file, text.get()));     // once the editor has let go of its text
    }

    @Override
    public void resourceChanged(IResourceChangeEvent event) {
        if (RuleDocuments.areChanged(event.getDelta()))
            forceReconciling();
    }

    // On any thread; looks at what is imported on one of its own.
    private void typedElsewhere() {
        Job.createSystem("Checking whether imported rules have changed", (ICoreRunnable) monitor -> {
            IDocument text = viewer.getDocument();
            if (text != null && RuleDocuments.isOutdated(text))
                forceReconciling();
        }).schedule(LATER_MILLIS);
    }

    private static void mark(ITextViewer viewer, IDocument text) {
        WorkspaceRules.tell();
        IFile file = RuleDocuments.file(text);
        if (file == null || !file.exists())
            return;
        if (RuleDocuments.forgetOutdated(text))
            PlatformUI.getWorkbench().getDisplay().asyncExec(() -> colour(viewer));
        Document rules = RuleDocuments.of(text);
        RuleMinings.refresh(viewer);
        TestMarkers.clear(file, () -> !RuleRuns.of(text).isTested(rules));
        mark(viewer, file, rules, () -> viewer.getDocument() == text);
    }

    /** Marks a file; nothing where that is not what it is about any longer, which is asked while nobody else marks it. */
    static void mark(ITextViewer viewer, IFile file, Document rules, BooleanSupplier isCurrent) {
        List<Map<String, Object>> wanted = rules.diagnostics().stream().map(diagnostic -> attributes(rules, diagnostic)).toList();
        IWorkspaceRunnable replace = monitor -> {
            if (!isCurrent.getAsBoolean())
                return;
            Predicate<IMarker> shown = Shown.in(viewer);
            Set<Map<String, Object>> missing = new LinkedHashSet<>(wanted);
            for (IMarker marker : file.findMarkers(MARKER, true, IResource.DEPTH_ZERO))
                if (!shown.test(marker) || !missing.remove(Map.copyOf(marker.getAttributes())))
                    marker.delete();                                 // what is the same stays, with what somebody has chosen or is mending
            for (Map<String, Object> attributes : missing)
                file.createMarker(MARKER, attributes);
        };
        try {
            ResourcesPlugin.getWorkspace().run(replace, file, 0, null);
        } catch (CoreException e) {
            ILog.get().error("Diagnostics of " + file + " could not be marked", e);
        }
    }

    private static void colour(ITextViewer viewer) {
        if (viewer.getTextWidget() != null && !viewer.getTextWidget().isDisposed())
            viewer.invalidateTextPresentation();
    }

    private static Map<String, Object> attributes(Document rules, Diagnostic diagnostic) {
        int severity = switch (diagnostic.severity()) {
            case ERROR -> IMarker.SEVERITY_ERROR;
            case WARNING -> IMarker.SEVERITY_WARNING;
            default -> IMarker.SEVERITY_INFO;
        };
        Span span = diagnostic.span();
        int end = Math.min(Math.max(span.end(), span.start() + 1), rules.source().text().length());
        int start = Math.min(span.start(), Math.max(end - 1, 0));              // what is amiss at the end of the file is seen at its last character
        return Map.of(IMarker.SEVERITY, severity, IMarker.MESSAGE, diagnostic.code().id() + " " + diagnostic.message(), IMarker.LINE_NUMBER,
                rules.source().line(span.start()), IMarker.CHAR_START, start, IMarker.CHAR_END, end, CODE, diagnostic.code().id(), FIXES, !diagnostic.fixes().isEmpty());
    }
}
