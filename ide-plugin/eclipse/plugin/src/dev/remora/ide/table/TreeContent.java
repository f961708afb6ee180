package dev.remora.ide.table;

import java.util.List;
import java.util.function.Function;
import org.eclipse.jface.viewers.ITreeContentProvider;

/** What a tree shows whose input is the list of its roots: of each element, those below it. */
public record TreeContent<T>(Class<T> type, Function<T, List<T>> below) implements ITreeContentProvider {
    @Override
    public Object[] getElements(Object roots) {
        return ((List<?>) roots).toArray();
    }

    @Override
    public Object[] getChildren(Object element) {
        return below.apply(type.cast(element)).toArray();
    }

    @Override
    public Object getParent(Object element) {
        return null;
    }

    @Override
    public boolean hasChildren(Object element) {
        return !below.apply(type.cast(element)).isEmpty();
    }
}
