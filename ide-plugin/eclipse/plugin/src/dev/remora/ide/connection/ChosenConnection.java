package dev.remora.ide.connection;

import dev.remora.ide.model.ConnectionChoice;
import java.util.function.Consumer;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.ISelectionService;
import org.eclipse.ui.IWorkbenchPart;

/** Tells a view which connection is chosen, and when none is any longer, since its capture is gone. */
final class ChosenConnection implements ISelectionListener {
    private final ISelectionService          service;
    private final Consumer<ConnectionChoice> chosen;
    private final Runnable                   gone;

    ChosenConnection(ISelectionService service, Consumer<ConnectionChoice> chosen, Runnable gone) {
        this.service = service;
        this.chosen = chosen;
        this.gone = gone;
        service.addSelectionListener(ConnectionsView.ID, this);
        look(service.getSelection(ConnectionsView.ID));
    }

    @Override
    public void selectionChanged(IWorkbenchPart part, ISelection selection) {
        look(selection);
    }

    private void look(ISelection selection) {
        if (selection instanceof IStructuredSelection structured && structured.getFirstElement() instanceof ConnectionChoice choice)
            chosen.accept(choice);
        else if (selection != null)
            gone.run();
    }

    void dispose() {
        service.removeSelectionListener(ConnectionsView.ID, this);
    }
}
