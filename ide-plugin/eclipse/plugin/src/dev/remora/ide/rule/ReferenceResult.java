package dev.remora.ide.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.search.ui.ISearchQuery;
import org.eclipse.search.ui.SearchResultEvent;
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

    private Map<IFile, List<ReferenceLine>> lines;                  // by their files; null where they have changed since they were put in order

    ReferenceResult(ReferenceQuery query) {
        this.query = query;
    }

    // Once for all files, of which there may be many.
    private synchronized Map<IFile, List<ReferenceLine>> lines() {
        if (lines == null)
            lines = Arrays.stream(getElements()).map(ReferenceLine.class::cast).collect(Collectors.groupingBy(ReferenceLine::file));
        return lines;
    }

    @Override
    protected void fireChange(SearchResultEvent change) {
        synchronized (this) {
            lines = null;
        }
        super.fireChange(change);
    }

    /** The files in which it stands. */
    Set<IFile> files() {
        return lines().keySet();
    }

    /** The lines of a file in which it stands. */
    List<ReferenceLine> lines(IFile file) {
        return lines().getOrDefault(file, List.of());
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
        return query.getLabel() + ": " + count(getMatchCount(), files().size());
    }

    /** So many places in so many files. */
    static String count(int places, int files) {
        return String.format(Locale.ROOT, "%,d %s in %,d %s", places, places == 1 ? "place" : "places", files, files == 1 ? "file" : "files");
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
