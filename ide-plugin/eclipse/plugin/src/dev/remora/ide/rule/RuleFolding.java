package dev.remora.ide.rule;

import dev.remora.rules.edit.Document;
import dev.remora.rules.edit.Folding;
import dev.remora.rules.source.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.projection.ProjectionAnnotation;
import org.eclipse.jface.text.source.projection.ProjectionAnnotationModel;
import org.eclipse.jface.text.source.projection.ProjectionViewer;

/** Folds items, blocks and comments of rule files; what is folded stays folded, as long as its place is there. */
public final class RuleFolding extends WholeText {
    /** Called by the generic editor. */
    public RuleFolding() {
        super(RuleFolding::fold);
    }

    private static void fold(ITextViewer viewer, IDocument text) {
        ProjectionAnnotationModel model = viewer instanceof ProjectionViewer projection ? projection.getProjectionAnnotationModel() : null;
        if (model == null)
            return;
        Document rules = RuleDocuments.of(text);
        Map<Position, Annotation> wanted = new HashMap<>();
        for (Folding folding : rules.foldings())
            wanted.put(position(rules.source(), folding), new ProjectionAnnotation());
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
