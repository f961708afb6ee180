package dev.remora.ide.rule;

import dev.remora.rules.edit.Folding;
import dev.remora.rules.source.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.reconciler.DirtyRegion;
import org.eclipse.jface.text.reconciler.IReconcilingStrategy;
import org.eclipse.jface.text.reconciler.IReconcilingStrategyExtension;
import org.eclipse.jface.text.reconciler.Reconciler;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.projection.ProjectionAnnotation;
import org.eclipse.jface.text.source.projection.ProjectionAnnotationModel;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.eclipse.core.runtime.IProgressMonitor;

/** Folds items, blocks and comments of rule files. */
public final class RuleFolding extends Reconciler {
    private final Strategy strategy = new Strategy();

    /** Called by the generic editor. */
    public RuleFolding() {
        setReconcilingStrategy(strategy, IDocument.DEFAULT_CONTENT_TYPE);
    }

    @Override
    public void install(ITextViewer viewer) {
        strategy.viewer = viewer instanceof ProjectionViewer projection ? projection : null;
        super.install(viewer);
    }

    /** Keeps what is folded folded, as long as its place is there. */
    private static final class Strategy implements IReconcilingStrategy, IReconcilingStrategyExtension {
        private volatile ProjectionViewer viewer;
        private IDocument                 text;

        @Override
        public void setDocument(IDocument document) {
            text = document;
        }

        @Override
        public void reconcile(DirtyRegion dirty, IRegion region) {
            fold();
        }

        @Override
        public void reconcile(IRegion partition) {
            fold();
        }

        @Override
        public void initialReconcile() {
            fold();
        }

        @Override
        public void setProgressMonitor(IProgressMonitor monitor) {}

        private void fold() {
            ProjectionAnnotationModel model = viewer == null ? null : viewer.getProjectionAnnotationModel();
            if (model == null)
                return;
            Map<Position, Annotation> wanted = new HashMap<>();
            Source source = RuleDocuments.of(text).source();
            for (Folding folding : RuleDocuments.of(text).foldings())
                wanted.put(position(source, folding), new ProjectionAnnotation());
            List<Annotation> gone = new ArrayList<>();
            for (Iterator<Annotation> all = model.getAnnotationIterator(); all.hasNext();) {
                Annotation there = all.next();
                if (wanted.remove(model.getPosition(there)) == null)
                    gone.add(there);
            }
            Map<Annotation, Position> fresh = new HashMap<>();
            wanted.forEach((position, annotation) -> fresh.put(annotation, position));
            if (!gone.isEmpty() || !fresh.isEmpty())
                model.modifyAnnotations(gone.toArray(Annotation[]::new), fresh, new Annotation[0]);
        }

        // Whole lines, the end of the last one included.
        private static Position position(Source source, Folding folding) {
            int start = source.lineSpan(source.line(folding.span().start())).start();
            int last = source.line(folding.span().end());
            int end = last < source.lines() ? source.lineSpan(last + 1).start() : source.length();
            return new Position(start, end - start);
        }
    }
}
