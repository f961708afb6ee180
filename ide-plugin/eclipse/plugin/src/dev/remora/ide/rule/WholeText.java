package dev.remora.ide.rule;

import java.util.function.BiConsumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.reconciler.DirtyRegion;
import org.eclipse.jface.text.reconciler.IReconcilingStrategy;
import org.eclipse.jface.text.reconciler.IReconcilingStrategyExtension;
import org.eclipse.jface.text.reconciler.Reconciler;

/** Looks in the background at a text as it is opened and after changes; at the whole of it each time, since one place may mean something else because of another. */
class WholeText extends Reconciler {
    private final Strategy strategy;

    /** What is done with the viewer and its text. */
    WholeText(BiConsumer<ITextViewer, IDocument> look) {
        strategy = new Strategy(look);
        setReconcilingStrategy(strategy, IDocument.DEFAULT_CONTENT_TYPE);
    }

    @Override
    public void install(ITextViewer viewer) {
        strategy.viewer = viewer;
        super.install(viewer);
    }

    private static final class Strategy implements IReconcilingStrategy, IReconcilingStrategyExtension {
        private final BiConsumer<ITextViewer, IDocument> look;

        private volatile ITextViewer viewer;
        private IDocument            text;

        Strategy(BiConsumer<ITextViewer, IDocument> look) {
            this.look = look;
        }

        @Override
        public void setDocument(IDocument document) {
            text = document;
        }

        @Override
        public void reconcile(DirtyRegion dirty, IRegion region) {
            look.accept(viewer, text);
        }

        @Override
        public void reconcile(IRegion partition) {
            look.accept(viewer, text);
        }

        @Override
        public void initialReconcile() {
            look.accept(viewer, text);
        }

        @Override
        public void setProgressMonitor(IProgressMonitor monitor) {}
    }
}
