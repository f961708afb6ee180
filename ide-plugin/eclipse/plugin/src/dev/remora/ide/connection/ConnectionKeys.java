package dev.remora.ide.connection;

import java.util.Map;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.handlers.IHandlerService;

/** The keys that show what there is of a connection, in these views as in the editor of its capture. */
final class ConnectionKeys {
    private static final String CONTEXT = "dev.remora.ide.connection.context";

    private static final Map<String, String> VIEWS = Map.of("ladder", LadderView.ID, "states", StateDiagramView.ID, "stream", StreamView.ID, "sequence", SequenceView.ID);

    private ConnectionKeys() {}

    /** Lets the keys lead from a view to the others. */
    static void register(IViewSite site) {
        VIEWS.forEach((command, view) -> site.getService(IHandlerService.class).activateHandler("dev.remora.ide.packets." + command, new AbstractHandler() {
            @Override
            public Object execute(ExecutionEvent event) throws ExecutionException {
                try {
                    return site.getPage().showView(view);
                } catch (PartInitException e) {
                    throw new ExecutionException("The view " + view + " could not be opened", e);
                }
            }
        }));
        site.getService(IContextService.class).activateContext(CONTEXT);
    }
}
