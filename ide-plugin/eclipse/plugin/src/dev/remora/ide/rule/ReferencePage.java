package dev.remora.ide.rule;

import java.util.Comparator;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.search.ui.text.AbstractTextSearchViewPage;
import org.eclipse.search.ui.text.Match;
import org.eclipse.ui.PartInitException;

/** Shows in the view <i>Search</i> where a name stands: files, and below each its lines. */
public final class ReferencePage extends AbstractTextSearchViewPage {
    public ReferencePage() {
        super(FLAG_LAYOUT_TREE);
    }

    @Override
    protected void configureTreeViewer(TreeViewer viewer) {
        viewer.setUseHashlookup(true);
        viewer.setContentProvider(new Content());
        viewer.setLabelProvider(new DelegatingStyledCellLabelProvider(new ReferenceLabels(file -> result().places(file).length)));
        viewer.setAutoExpandLevel(TreeViewer.ALL_LEVELS);
    }

    private ReferenceResult result() {
        return (ReferenceResult) getInput();
    }

    @Override
    protected void elementsChanged(Object[] lines) {
        TreeViewer viewer = (TreeViewer) getViewer();
        viewer.refresh();
        for (Object line : lines)
            viewer.setExpandedState(result().getFile(line), true);
    }

    @Override
    protected void clear() {
        getViewer().refresh();
    }

    @Override
    protected void showMatch(Match match, int offset, int length, boolean activate) throws PartInitException {
        openAndSelect(getSite().getPage(), result().getFile(match.getElement()), offset, length, activate);
    }

    @Override
    protected void configureTableViewer(TableViewer viewer) {
        throw new UnsupportedOperationException("references are shown as a tree");
    }

    /** Files by their paths, and below each its lines by their numbers. */
    private final class Content implements ITreeContentProvider {
        @Override
        public Object[] getElements(Object result) {
            return result().files().stream().sorted(Comparator.comparing(file -> file.getFullPath().toString())).toArray();
        }

        @Override
        public Object[] getChildren(Object element) {
            return element instanceof IFile file ? result().lines(file).stream().sorted(Comparator.comparingInt(ReferenceLine::number)).toArray() : new Object[0];
        }

        @Override
        public Object getParent(Object element) {
            return element instanceof ReferenceLine line ? line.file() : null;
        }

        @Override
        public boolean hasChildren(Object element) {
            return element instanceof IFile;
        }
    }
}
