package dev.remora.ide.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.search.ui.ISearchQuery;
import org.eclipse.search.ui.text.AbstractTextSearchResult;
import org.eclipse.search.ui.text.IEditorMatchAdapter;
import org.eclipse.search.ui.text.IFileMatchAdapter;
import org.eclipse.search.ui.text.Match;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.ResourceUtil;

/** Where a name stands in the rule files of the workspace. */
final class ReferenceResult extends AbstractTextSearchResult implements IEditorMatchAdapter, IFileMatchAdapter {
    private final ReferenceQuery query;

    ReferenceResult(ReferenceQuery query) {
        this.query = query;
    }

    private Stream<ReferenceLine> lines() {
        return Arrays.stream(getElements()).map(ReferenceLine.class::cast);
    }

    /** The files in which it stands. */
    List<IFile> files() {
        return lines().map(ReferenceLine::file).distinct().toList();
    }

    /** The lines of a file in which it stands. */
    List<ReferenceLine> lines(IFile file) {
        return lines().filter(line -> line.file().equals(file)).toList();
    }

    /** The places of a file at which it stands. */
    Match[] places(IFile file) {
        return lines(file).stream().flatMap(line -> Arrays.stream(getMatches(line))).toArray(Match[]::new);
    }

    @Override
    public Match[] computeContainedMatches(AbstractTextSearchResult result, IFile file) {
        return places(file);
    }

    @Override
    public Match[] computeContainedMatches(AbstractTextSearchResult result, IEditorPart editor) {
        return places(ResourceUtil.getFile(editor.getEditorInput()));
    }

    @Override
    public boolean isShownInEditor(Match match, IEditorPart editor) {
        return getFile(match.getElement()).equals(ResourceUtil.getFile(editor.getEditorInput()));
    }

    @Override
    public IFile getFile(Object element) {
        return element instanceof ReferenceLine line ? line.file() : (IFile) element;
    }

    @Override
    public String getLabel() {
        int places = getMatchCount();
        int files = files().size();
        return String.format(Locale.ROOT, "%s: %,d %s in %,d %s", query.getLabel(), places, places == 1 ? "place" : "places", files, files == 1 ? "file" : "files");
    }

    @Override
    public String getTooltip() {
        return getLabel();
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return PlatformUI.getWorkbench().getSharedImages().getImageDescriptor(ISharedImages.IMG_OBJ_FILE);
    }

    @Override
    public ISearchQuery getQuery() {
        return query;
    }

    @Override
    public IEditorMatchAdapter getEditorMatchAdapter() {
        return this;
    }

    @Override
    public IFileMatchAdapter getFileMatchAdapter() {
        return this;
    }
}
