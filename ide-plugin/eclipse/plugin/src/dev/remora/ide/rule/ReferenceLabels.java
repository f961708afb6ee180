package dev.remora.ide.rule;

import dev.remora.rules.source.Span;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jface.viewers.StyledString.Styler;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.model.WorkbenchLabelProvider;

/** What the view <i>Search</i> writes of a file in which a name stands, and of a line. */
final class ReferenceLabels extends LabelProvider implements IStyledLabelProvider {
    private static final Styler FOUND = StyledString.createColorRegistryStyler(null, "org.eclipse.search.ui.match.highlight");       // as the search for text marks it

    private final WorkbenchLabelProvider files = new WorkbenchLabelProvider();
    private final ToIntFunction<IFile>   places;

    /** Labels that tell how many places a file has. */
    ReferenceLabels(ToIntFunction<IFile> places) {
        this.places = places;
    }

    @Override
    public StyledString getStyledText(Object element) {
        return element instanceof ReferenceLine line ? line(line) : file((IFile) element);
    }

    private StyledString file(IFile file) {
        return new StyledString(file.getName())
                .append(" - " + file.getParent().getFullPath().makeRelative(), StyledString.QUALIFIER_STYLER)
                .append(String.format(Locale.ROOT, " (%,d)", places.applyAsInt(file)), StyledString.COUNTER_STYLER);
    }

    private static StyledString line(ReferenceLine line) {
        StyledString text = new StyledString(line.number() + ": ", StyledString.QUALIFIER_STYLER);
        int start = text.length() - line.start();
        text.append(line.text());
        for (Span name : line.names())
            text.setStyle(start + name.start(), name.length(), FOUND);
        return text;
    }

    @Override
    public String getText(Object element) {
        return getStyledText(element).getString();
    }

    @Override
    public Image getImage(Object element) {
        return element instanceof IFile ? files.getImage(element) : null;
    }

    @Override
    public void dispose() {
        files.dispose();
        super.dispose();
    }
}
