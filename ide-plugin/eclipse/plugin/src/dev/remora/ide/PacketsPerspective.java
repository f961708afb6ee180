package dev.remora.ide;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Where packets are looked at: captures in the middle, files at the left, what is found below. */
public final class PacketsPerspective implements IPerspectiveFactory {
    /** Id of the perspective in plugin.xml. */
    public static final String ID = "dev.remora.ide.packets";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.addView(IPageLayout.ID_PROJECT_EXPLORER, IPageLayout.LEFT, 0.2f, layout.getEditorArea());
        layout.addView(IPageLayout.ID_PROBLEM_VIEW, IPageLayout.BOTTOM, 0.7f, layout.getEditorArea());
    }
}
