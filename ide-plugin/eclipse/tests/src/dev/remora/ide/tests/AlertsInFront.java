package dev.remora.ide.tests;

import dev.remora.ide.alert.AlertsView;
import dev.remora.ide.connection.ConnectionsView;
import dev.remora.ide.connection.LadderView;
import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** The views as a start finds them where they were left with the connections behind the alerts. */
public final class AlertsInFront implements IPerspectiveFactory {
    static final String ID = "dev.remora.ide.tests.alerts";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        IFolderLayout below = layout.createFolder("below", IPageLayout.BOTTOM, 0.6f, layout.getEditorArea());
        below.addView(AlertsView.ID);
        below.addView(ConnectionsView.ID);
        layout.addView(LadderView.ID, IPageLayout.RIGHT, 0.5f, "below");
    }
}
