package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remora.ide.PacketsPerspective;
import dev.remora.ide.alert.AlertsView;
import dev.remora.ide.connection.ConnectionsView;
import dev.remora.ide.connection.StreamView;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;

class PerspectiveTest {
    @Test
    void opensThePacketsPerspective() throws Exception {
        var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();

        var page = PlatformUI.getWorkbench().showPerspective(PacketsPerspective.ID, window);

        assertEquals("Packets", page.getPerspective().getLabel());
    }

    @Test
    void saysWhatToDoWhereNothingIsOpen() throws Exception {
        IWorkbenchPage page = Workbench.emptyPage();
        ConnectionsView connections = (ConnectionsView) Workbench.act(() -> page.showView(ConnectionsView.ID));
        StreamView stream = (StreamView) Workbench.act(() -> page.showView(StreamView.ID));
        AlertsView alerts = (AlertsView) Workbench.act(() -> page.showView(AlertsView.ID));

        assertEquals("Open a capture: its connections are listed here.", connections.getContentDescription());
        assertEquals("Open a capture: the rules of the workspace run on it.", alerts.getContentDescription());
        assertEquals("Choose a packet, or a connection in the view Connections.", stream.control().getText());
        stream.choose(1);
        assertEquals("Choose a packet, or a connection in the view Connections.", stream.control().getText());
    }
}
