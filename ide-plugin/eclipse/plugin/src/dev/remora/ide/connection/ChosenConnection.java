package dev.remora.ide.connection;

import dev.remora.ide.model.ConnectionChoice;
import java.util.function.Consumer;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.ISelectionService;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;

/**
 * Tells a view which connection is chosen, and when none is any longer, since its capture is gone. While the capture is read, or runs, it tells of the same one again
 * whenever that has more packets, and once everything is known of it.
 */
final class ChosenConnection implements ISelectionListener {
    /** What a view says where none is chosen. */
    static final String NONE = "Select a packet of a connection, or a connection in the Connections view.";

    private static final int AGAIN_MILLIS = 1_000;

    private final ISelectionService          service;
    private final Consumer<ConnectionChoice> chosen;
    private final Runnable                   gone;
    private final Runnable                   again = this::lookAgain;
    private ConnectionChoice                 choice;
    private boolean                          complete;         // whether all packets had been read when it was told of
    private long                             packets;          // and how many it had

    ChosenConnection(IWorkbenchPage page, Consumer<ConnectionChoice> chosen, Runnable gone) {
        this.service = page.getWorkbenchWindow().getSelectionService();
        this.chosen = chosen;
        this.gone = gone;
        service.addSelectionListener(ConnectionsView.ID, this);
        look(service.getSelection(ConnectionsView.ID));
        Display.getCurrent().asyncExec(() -> create(page));
    }

    // Behind other views the one that chooses is not made until it comes to front: then none would be chosen, whatever packet is.
    private static void create(IWorkbenchPage page) {
        IViewReference connections = page.findViewReference(ConnectionsView.ID);
        if (connections != null)
            connections.getView(true);
    }

    @Override
    public void selectionChanged(IWorkbenchPart part, ISelection selection) {
        look(selection);
    }

    private void look(ISelection selection) {
        if (selection instanceof IStructuredSelection structured && structured.getFirstElement() instanceof ConnectionChoice other) {
            if (!other.equals(choice) || !complete)
                tell(other);
        } else if (selection != null) {
            choice = null;
            gone.run();
        }
    }

    private void tell(ConnectionChoice other) {
        choice = other;
        complete = other.file().isComplete();
        packets = other.packets();
        chosen.accept(other);
        if (!complete)
            Display.getCurrent().timerExec(AGAIN_MILLIS, again);
    }

    private void lookAgain() {
        if (choice == null || complete)
            return;
        if (choice.file().isComplete() || choice.packets() != packets)
            tell(choice);
        else
            Display.getCurrent().timerExec(AGAIN_MILLIS, again);
    }

    void dispose() {
        service.removeSelectionListener(ConnectionsView.ID, this);
        choice = null;
    }
}
