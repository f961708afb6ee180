package dev.remora.ide.rule;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.core.resources.IMarker;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.ui.texteditor.SimpleMarkerAnnotation;

/**
 * Which markers an editor shows where they say. A marker outlives its annotation: that goes with the text that is deleted, or shrinks with it, and does not come back with the text where it
 * is cut and pasted; the marker stays as it is until the file is saved.
 */
final class Shown {
    private Shown() {}

    /** Whether the editor of this viewer shows a marker as it stands now; any, where the editor is closed. */
    static Predicate<IMarker> in(ITextViewer viewer) {
        IAnnotationModel model = viewer instanceof ISourceViewer source ? source.getAnnotationModel() : null;
        if (model == null)
            return marker -> true;
        Map<IMarker, Position> places = new HashMap<>();
        for (Iterator<Annotation> all = model.getAnnotationIterator(); all.hasNext();)
            if (all.next() instanceof SimpleMarkerAnnotation annotation)
                places.put(annotation.getMarker(), model.getPosition(annotation));
        return marker -> isAt(places.get(marker), marker.getAttribute(IMarker.CHAR_START, -1), marker.getAttribute(IMarker.CHAR_END, -1));
    }

    private static boolean isAt(Position place, int start, int end) {
        return place != null && !place.isDeleted() && place.getOffset() == start && place.getOffset() + place.getLength() == end;
    }
}
