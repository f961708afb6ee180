package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.connection.ConnectionsView;
import dev.remora.ide.connection.LadderView;
import dev.remora.ide.connection.StateDiagramView;
import dev.remora.tracking.TcpState;
import org.eclipse.core.resources.IProject;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionViewsTest {
    private IWorkbenchPage  page;
    private CaptureEditor   editor;
    private ConnectionsView connections;

    @BeforeEach
    void openACaptureAndChooseItsConnection() throws Exception {
        page = Workbench.page();
        page.closeAllEditors(false);
        IProject project = Workbench.project("connections");
        connections = (ConnectionsView) page.showView(ConnectionsView.ID);
        page.showView(LadderView.ID);
        editor = assertInstanceOf(CaptureEditor.class,
                IDE.openEditor(page, Workbench.file(project, "connection.pcap", Workbench.sample("captures/connection.pcap"))));
        Workbench.await("the connection is listed", () -> connections.viewer().getTable().getItemCount() > 0);
        connections.choose(0);
        Workbench.settle();
    }

    @Test
    void listsTheConnectionWithTheStatesOfBothEnds() {
        var row = connections.viewer().getTable().getItem(0);

        assertEquals("TCP", row.getText(0));
        assertEquals("TIME-WAIT", row.getText(2));
        assertEquals("CLOSED", row.getText(4));
        assertEquals("SF", row.getText(7));
    }

    @Test
    void drawsTheLadderAndGoesToThePacketOfAnArrow() throws Exception {
        LadderView ladder = (LadderView) page.showView(LadderView.ID);
        Workbench.settle();

        assertEquals(17, ladder.ladder().rungs().size());
        assertEquals(TcpState.ESTABLISHED, ladder.ladder().rungs().get(2).responder());
        assertTrue(Workbench.colours(ladder.control()) > 5, "the ladder is painted");
        page.activate(editor);
        Workbench.picture("ladder");

        Event click = new Event();
        click.x = 300;
        click.y = 34 + 30 + 10;
        ladder.control().notifyListeners(SWT.MouseDown, click);
        Workbench.settle();
        assertEquals(4, editor.packets().selected());
    }

    @Test
    void lightsThePathThroughTheStates() throws Exception {
        StateDiagramView states = (StateDiagramView) page.showView(StateDiagramView.ID);
        Workbench.settle();

        assertTrue(Workbench.shows(states.control(), new RGB(0x1E, 0x6F, 0xD9)), "the originator's path");
        assertTrue(Workbench.shows(states.control(), new RGB(0xD9, 0x54, 0x1E)), "the responder's path");
        Workbench.picture("states");
    }
}
