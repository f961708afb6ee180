package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.ide.PacketsPerspective;
import dev.remora.ide.alert.AlertsView;
import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.connection.ConnectionsView;
import dev.remora.ide.connection.LadderView;
import dev.remora.ide.connection.StreamView;
import dev.remora.ide.explain.ExplainView;
import dev.remora.ide.live.LiveView;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;

class PerspectiveTest {
    private static final String OTHER_MENUS = "rst";                     // Run, Source and Refactor of an Eclipse for developers

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

        assertEquals("Open a capture to list its connections here.", connections.getContentDescription());
        assertEquals("Open a capture to run the rules of the workspace on it.", alerts.getContentDescription());
        assertEquals("Select a packet of a connection, or a connection in the Connections view.", stream.control().getText());
        stream.choose(1);
        assertEquals("Select a packet of a connection, or a connection in the Connections view.", stream.control().getText());
    }

    @Test
    void saysHowToBeginWhereEditorsAreToBe() throws Exception {
        IWorkbenchPage page = Workbench.emptyPage();
        Shell shell = page.getWorkbenchWindow().getShell();
        Workbench.await("it is said", () -> labels(shell).anyMatch(label -> label.isVisible() && label.getText().startsWith("Open a capture: ")));
        Label said = labels(shell).filter(label -> label.getText().startsWith("Open a capture: ")).findFirst().orElseThrow();
        assertTrue(said.getText().contains("Live Capture") && said.getText().contains("samples"), said.getText());
        Workbench.await("it is painted", () -> Workbench.colours(said) > 3);
        Workbench.picture("beginning");

        Workbench.open(page, Workbench.file(Workbench.project("begun"), "connection.pcap", Workbench.sample("captures/connection.pcap")));
        Workbench.await("the capture is in its place", () -> !said.isVisible());
        page.closeAllEditors(false);
    }

    private static Stream<Label> labels(Control control) {
        return control instanceof Label label ? Stream.of(label)
                : control instanceof Composite parent ? Arrays.stream(parent.getChildren()).flatMap(PerspectiveTest::labels) : Stream.empty();
    }

    @Test
    void showsTheConnectionOfAPacketThoughTheListOfThemIsBehindAnotherViewFromTheStart() throws Exception {
        IFile file = Workbench.file(Workbench.project("behind"), "connection.pcap", Workbench.sample("captures/connection.pcap"));
        IWorkbenchWindow window = Workbench.act(() -> PlatformUI.getWorkbench().openWorkbenchWindow(AlertsInFront.ID, null));
        IWorkbenchPage page = window.getActivePage();
        CaptureEditor editor = (CaptureEditor) Workbench.open(page, file);
        Workbench.await("the capture is read", () -> editor.file().isComplete() && editor.packets().selected() > 0);
        editor.goTo(3);

        LadderView ladder = (LadderView) page.findView(LadderView.ID);
        Workbench.await("its ladder is drawn", () -> ladder.ladder().indexOf(3) >= 0);
        assertTrue(page.isPartVisible(page.findView(AlertsView.ID)), "the alerts are in front still");
        page.closeAllEditors(false);
        window.close();
    }

    @Test
    void leavesTheMenusTheirKeys() throws Exception {
        IWorkbenchPage page = Workbench.emptyPage();
        Workbench.open(page, Workbench.file(Workbench.project("keys"), "connection.pcap", Workbench.sample("captures/connection.pcap")));
        for (String view : List.of(LiveView.ID, ExplainView.ID))
            Workbench.act(() -> page.showView(view));
        Workbench.settle();
        Shell shell = page.getWorkbenchWindow().getShell();
        String menus = keys(Arrays.stream(shell.getMenuBar().getItems()).map(MenuItem::getText));
        assertTrue(menus.contains("f"), menus);
        String own = keys(texts(shell));
        assertTrue(own.contains("i"), own);
        assertEquals("", own.chars().filter(key -> (menus + OTHER_MENUS).indexOf(key) >= 0).mapToObj(Character::toString).collect(Collectors.joining()));
        page.closeAllEditors(false);
    }

    // The letters that go to something together with Alt.
    private static String keys(Stream<String> texts) {
        return texts.filter(text -> text.matches(".*&[A-Za-z].*")).map(text -> text.substring(text.indexOf('&') + 1, text.indexOf('&') + 2).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private static Stream<String> texts(Composite parent) {
        return Arrays.stream(parent.getChildren()).flatMap(child -> switch (child) {
            case Label label -> Stream.of(label.getText());
            case Button button -> Stream.of(button.getText());
            case Composite inside -> texts(inside);
            default -> Stream.empty();
        });
    }
}
