package dev.remora.ide.rule;

import dev.remora.rules.edit.Document;
import dev.remora.rules.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.reconciler.IReconciler;
import org.eclipse.jface.text.reconciler.IReconcilingStrategy;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.viewers.IPostSelectionProvider;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.SelectionChangedEvent;

/**
 * Marks where the name at the cursor stands, as long as occurrences are to be marked. Without it the editor marks whatever looks like the word at the cursor: parts of
 * addresses, words of comments.
 */
public final class RuleOccurrences implements IReconciler, ISelectionChangedListener {
    private static final String TYPE   = "org.eclipse.ui.genericeditor.text";
    private static final String EDITOR = "org.eclipse.ui.genericeditor";
    private static final String WANTED = "org.eclipse.ui.genericeditor.togglehighlight";

    private final List<Annotation> shown = new ArrayList<>();
    private ISourceViewer          viewer;

    @Override
    public void install(ITextViewer text) {
        if (text instanceof ISourceViewer source && text.getSelectionProvider() instanceof IPostSelectionProvider selections) {
            viewer = source;
            selections.addPostSelectionChangedListener(this);
        }
    }

    @Override
    public void uninstall() {
        if (viewer != null && viewer.getSelectionProvider() instanceof IPostSelectionProvider selections)
            selections.removePostSelectionChangedListener(this);
        viewer = null;
    }

    @Override
    public void selectionChanged(SelectionChangedEvent event) {
        IDocument text = viewer == null ? null : viewer.getDocument();
        if (text == null || !(viewer.getAnnotationModel() instanceof IAnnotationModel model) || !(event.getSelection() instanceof ITextSelection chosen))
            return;
        boolean isWanted = Platform.getPreferencesService().getBoolean(EDITOR, WANTED, true, null);
        List<Span> places = isWanted ? places(RuleDocuments.of(text), chosen.getOffset()) : List.of();
        Map<Annotation, Position> fresh = new HashMap<>();
        for (Span place : places)
            fresh.put(new Annotation(TYPE, false, text(text, place)), new Position(place.start(), place.length()));
        replace(model, fresh);
    }

    private static List<Span> places(Document rules, int offset) {
        return rules.mentionAt(offset).isEmpty() ? List.of() : rules.references(offset).stream().sorted(Comparator.comparingInt(Span::start)).toList();
    }

    private static String text(IDocument text, Span place) {
        return text.get().substring(Math.min(place.start(), text.getLength()), Math.min(place.end(), text.getLength()));
    }

    private void replace(IAnnotationModel model, Map<Annotation, Position> fresh) {
        if (shown.isEmpty() && fresh.isEmpty())
            return;
        if (model instanceof IAnnotationModelExtension all)
            all.replaceAnnotations(shown.toArray(Annotation[]::new), fresh);
        shown.clear();
        shown.addAll(fresh.keySet());
    }

    @Override
    public IReconcilingStrategy getReconcilingStrategy(String contentType) {
        return null;
    }
}
