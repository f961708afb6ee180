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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.views.IViewDescriptor;
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
    void hasAnIconForEachViewAndTheEditor() {
        IWorkbench workbench = PlatformUI.getWorkbench();
        List<ImageDescriptor> icons = new ArrayList<>();
        for (IViewDescriptor view : workbench.getViewRegistry().getViews())
            if (view.getId().startsWith("dev.remora.ide."))
                icons.add(view.getImageDescriptor());
        icons.add(workbench.getEditorRegistry().findEditor(CaptureEditor.ID).getImageDescriptor());

        assertEquals(icons.size(), Set.copyOf(icons).size(), "each has its own");
        icons.forEach(icon -> assertTrue(colours(icon.getImageData(100)) > 2, icon::toString));
    }

    private static long colours(ImageData image) {
        return IntStream.range(0, image.width * image.height).map(i -> image.getPixel(i % image.width, i / image.width)).distinct().count();
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
        assertEquals("", ((LadderView) page.showView(LadderView.ID)).words(), "there is no arrow to click");
    }

    @Test
    void saysHowToBeginWhereEditorsAreToBe() throws Exception {
        IWorkbenchPage page = Workbench.emptyPage();
        Shell shell = page.getWorkbenchWindow().getShell();
        Workbench.await("it is said", () -> links(shell).anyMatch(Link::isVisible));
        Link said = links(shell).findFirst().orElseThrow();
        Workbench.await("it is painted", () -> Workbench.colours(said) > 3);
        Point needed = said.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        assertTrue(said.getSize().x >= needed.x && said.getSize().y >= needed.y, () -> said.getSize() + " has no room for " + needed);
        Workbench.picture("beginning");

        List<String> commands = Pattern.compile("href=\"([^\"]+)\"").matcher(said.getText()).results().map(link -> link.group(1)).toList();
        assertEquals(3, commands.size());
        for (String command : commands)
            assertTrue(PlatformUI.getWorkbench().getService(ICommandService.class).deserialize(command).getCommand().isHandled(), command);
        page.hideView(page.findView(LiveView.ID));
        follow(said, commands.get(1));
        Workbench.await("what it leads to is there", () -> page.findView(LiveView.ID) != null);

        Workbench.open(page, Workbench.file(Workbench.project("begun"), "connection.pcap", Workbench.sample("captures/connection.pcap")));
        Workbench.await("the capture is in its place", () -> !said.isVisible());
        page.closeAllEditors(false);
        Workbench.await("it is said again", said::isVisible);

        Workbench.act(() -> PlatformUI.getWorkbench().showPerspective(AlertsInFront.ID, page.getWorkbenchWindow()));
        Workbench.await("it is not for others", () -> links(shell).findAny().isEmpty());
        Workbench.page();
        Workbench.await("it is said where one comes back", () -> links(shell).filter(Link::isVisible).count() == 1);
    }

    private static void follow(Link link, String target) {
        Event click = new Event();
        click.text = target;
        link.notifyListeners(SWT.Selection, click);
    }

    private static Stream<Link> links(Control control) {
        return control instanceof Link link ? Stream.of(link).filter(each -> each.getText().contains(">Open a capture</a>"))
                : control instanceof Composite parent ? Arrays.stream(parent.getChildren()).flatMap(PerspectiveTest::links) : Stream.empty();
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
