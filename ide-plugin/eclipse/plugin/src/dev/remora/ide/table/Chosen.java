package dev.remora.ide.table;

import org.eclipse.core.runtime.ListenerList;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;

/** One thing that a part chooses, told to the workbench. */
public final class Chosen implements ISelectionProvider {
    private final ListenerList<ISelectionChangedListener> listeners = new ListenerList<>();
    private ISelection                                    selection = StructuredSelection.EMPTY;

    /** Chooses something. */
    public void choose(Object thing) {
        setSelection(new StructuredSelection(thing));
    }

    @Override
    public void setSelection(ISelection other) {
        if (other.equals(selection))
            return;
        selection = other;
        SelectionChangedEvent event = new SelectionChangedEvent(this, other);
        for (ISelectionChangedListener listener : listeners)
            listener.selectionChanged(event);
    }

    @Override
    public ISelection getSelection() {
        return selection;
    }

    @Override
    public void addSelectionChangedListener(ISelectionChangedListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeSelectionChangedListener(ISelectionChangedListener listener) {
        listeners.remove(listener);
    }
}
