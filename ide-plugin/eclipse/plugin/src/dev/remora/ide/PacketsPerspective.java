package dev.remora.ide;

import dev.remora.ide.alert.AlertsView;
import dev.remora.ide.connection.ConnectionsView;
import dev.remora.ide.connection.LadderView;
import dev.remora.ide.connection.SequenceView;
import dev.remora.ide.connection.StateDiagramView;
import dev.remora.ide.connection.StreamView;
import dev.remora.ide.explain.ExplainView;
import dev.remora.ide.live.LiveView;
import org.eclipse.search.ui.NewSearchUI;
import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.IWorkbenchCommandConstants;

/** Where packets are looked at: files at the left, captures beside them as wide as can be, below them what is found and the connection of a packet. */
public final class PacketsPerspective implements IPerspectiveFactory {
    /** Id of the perspective in plugin.xml. */
    public static final String ID = "dev.remora.ide.packets";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.addView(IPageLayout.ID_PROJECT_EXPLORER, IPageLayout.LEFT, 0.13f, layout.getEditorArea());
        IFolderLayout below = layout.createFolder("below", IPageLayout.BOTTOM, 0.6f, layout.getEditorArea());
        below.addView(ConnectionsView.ID);
        below.addView(AlertsView.ID);
        below.addView(ExplainView.ID);
        below.addView(LiveView.ID);
        below.addView(IPageLayout.ID_PROBLEM_VIEW);
        below.addPlaceholder(NewSearchUI.SEARCH_VIEW_ID);
        IFolderLayout right = layout.createFolder("right", IPageLayout.RIGHT, 0.5f, "below");
        right.addView(LadderView.ID);
        right.addView(StateDiagramView.ID);
        right.addView(StreamView.ID);
        right.addView(SequenceView.ID);
        layout.addEditorOnboardingCommandId(IWorkbenchCommandConstants.FILE_NEW);
        layout.addEditorOnboardingCommandId("org.eclipse.ui.window.quickAccess");
        layout.addPlaceholder("dev.remora.ide.help.page", IPageLayout.RIGHT, 0.64f, layout.getEditorArea());        // where the ready-made product shows its help
        for (String view : new String[]{ConnectionsView.ID, AlertsView.ID, ExplainView.ID, LadderView.ID, StateDiagramView.ID, StreamView.ID, SequenceView.ID,
            LiveView.ID})
            layout.addShowViewShortcut(view);
        layout.addNewWizardShortcut("dev.remora.ide.sample.wizard");
        layout.addNewWizardShortcut("org.eclipse.ui.wizards.new.folder");
        layout.addNewWizardShortcut("org.eclipse.ui.wizards.new.file");
    }
}
