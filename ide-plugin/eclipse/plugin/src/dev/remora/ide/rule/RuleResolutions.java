package dev.remora.ide.rule;

import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolutionGenerator2;
import org.eclipse.ui.ide.IDE;

/** What mends a diagnostic, offered in the view of problems and at the marker. */
public final class RuleResolutions implements IMarkerResolutionGenerator2 {
    @Override
    public boolean hasResolutions(IMarker marker) {
        return marker.getAttribute(RuleReconciler.FIXES, false);
    }

    @Override
    public IMarkerResolution[] getResolutions(IMarker marker) {
        List<IMarkerResolution> resolutions = new ArrayList<>();
        for (Diagnostic diagnostic : diagnostics(marker))
            diagnostic.fixes().forEach(fix -> resolutions.add(new Resolution(fix)));
        return resolutions.toArray(IMarkerResolution[]::new);
    }

    private static List<Diagnostic> diagnostics(IMarker marker) {
        int start = marker.getAttribute(IMarker.CHAR_START, 0);
        IDocument text = text(marker);
        return text == null ? List.of() : RuleDocuments.of(text).fixable(Span.at(start)).stream()
                .filter(diagnostic -> diagnostic.code().id().equals(marker.getAttribute(RuleReconciler.CODE, ""))).toList();
    }

    // The file is opened: what is mended is seen, and can be taken back.
    private static IDocument text(IMarker marker) {
        try {
            IEditorPart editor = IDE.openEditor(RuleEditors.page(), (IFile) marker.getResource(), false);
            return RuleEditors.text(editor);
        } catch (CoreException e) {
            ILog.get().error(marker.getResource() + " could not be opened", e);
            return null;
        }
    }

    private record Resolution(Fix fix) implements IMarkerResolution {
        @Override
        public String getLabel() {
            return fix.title();
        }

        @Override
        public void run(IMarker marker) {
            IDocument text = text(marker);
            if (text != null)
                RuleCommands.apply(text, fix.edits());
        }
    }
}
