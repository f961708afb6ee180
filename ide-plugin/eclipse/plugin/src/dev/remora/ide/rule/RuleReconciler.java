package dev.remora.ide.rule;

import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.edit.Document;
import java.util.Map;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRunnable;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;

/** Marks what is wrong or doubtful in a rule file while it is typed. */
public final class RuleReconciler extends WholeText {
    /** Type of the markers in plugin.xml. */
    public static final String MARKER = "dev.remora.ide.diagnostic";

    /** Attribute of a marker: code of the diagnostic. */
    public static final String CODE = "dev.remora.code";

    /** Attribute of a marker: whether there is something that mends it. */
    public static final String FIXES = "dev.remora.fixes";

    /** Called by the generic editor. */
    public RuleReconciler() {
        super(RuleReconciler::mark);
        setDelay(250);
        LayOutOnSave.install();
    }

    private static void mark(ITextViewer viewer, IDocument text) {
        IFile file = RuleDocuments.file(text);
        if (file == null || !file.exists())
            return;
        Document rules = RuleDocuments.of(text);
        RuleMinings.refresh(viewer);
        if (!RuleRuns.of(text).isTested(rules))
            TestMarkers.clear(file);
        IWorkspaceRunnable replace = monitor -> {
            file.deleteMarkers(MARKER, true, IResource.DEPTH_ZERO);
            for (Diagnostic diagnostic : rules.diagnostics())
                file.createMarker(MARKER, attributes(rules, diagnostic));
        };
        try {
            ResourcesPlugin.getWorkspace().run(replace, file, 0, null);
        } catch (CoreException e) {
            ILog.get().error("Diagnostics of " + file + " could not be marked", e);
        }
    }

    private static Map<String, Object> attributes(Document rules, Diagnostic diagnostic) {
        int severity = switch (diagnostic.severity()) {
            case ERROR -> IMarker.SEVERITY_ERROR;
            case WARNING -> IMarker.SEVERITY_WARNING;
            default -> IMarker.SEVERITY_INFO;
        };
        return Map.of(IMarker.SEVERITY, severity, IMarker.MESSAGE, diagnostic.code().id() + " " + diagnostic.message(), IMarker.LINE_NUMBER,
                rules.source().line(diagnostic.span().start()), IMarker.CHAR_START, diagnostic.span().start(), IMarker.CHAR_END,
                Math.max(diagnostic.span().end(), diagnostic.span().start() + 1), CODE, diagnostic.code().id(), FIXES, !diagnostic.fixes().isEmpty());
    }
}
