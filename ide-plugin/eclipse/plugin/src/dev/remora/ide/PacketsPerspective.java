package dev.remora.ide;

import dev.remora.ide.alert.AlertsView;
import dev.remora.ide.connection.ConnectionsView;
import dev.remora.ide.connection.LadderView;
import dev.remora.ide.connection.SequenceView;
import dev.remora.ide.connection.StateDiagramView;
import dev.remora.ide.connection.StreamView;
import dev.remora.ide.explain.ExplainView;
import dev.remora.ide.live.LiveView;
import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Where packets are looked at: captures in the middle, files at the left, what is found below. */
public final class PacketsPerspective implements IPerspectiveFactory {
    /** Id of the perspective in plugin.xml. */
    public static final String ID = "dev.remora.ide.packets";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.addView(IPageLayout.ID_PROJECT_EXPLORER, IPageLayout.LEFT, 0.14f, layout.getEditorArea());
        IFolderLayout below = layout.createFolder("below", IPageLayout.BOTTOM, 0.68f, layout.getEditorArea());
        below.addView(ConnectionsView.ID);
        below.addView(AlertsView.ID);
        below.addView(ExplainView.ID);
        below.addView(LiveView.ID);
        below.addView(IPageLayout.ID_PROBLEM_VIEW);
        IFolderLayout right = layout.createFolder("right", IPageLayout.RIGHT, 0.56f, layout.getEditorArea());
        right.addView(LadderView.ID);
        right.addView(StateDiagramView.ID);
        right.addView(StreamView.ID);
        right.addView(SequenceView.ID);
        right.addPlaceholder("dev.remora.ide.help.page");        // where the ready-made product shows its help
        for (String view : new String[] {ConnectionsView.ID, AlertsView.ID, ExplainView.ID, LadderView.ID, StateDiagramView.ID, StreamView.ID, SequenceView.ID,
            LiveView.ID})
            layout.addShowViewShortcut(view);
        layout.addNewWizardShortcut("dev.remora.ide.sample.wizard");
        layout.addNewWizardShortcut("org.eclipse.ui.wizards.new.folder");
        layout.addNewWizardShortcut("org.eclipse.ui.wizards.new.file");
    }
}
