package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.connection.ConnectionsView;
import dev.remora.ide.connection.LadderView;
import dev.remora.ide.connection.StateDiagramView;
import dev.remora.ide.connection.StreamView;
import dev.remora.ide.explain.ExplainView;
import dev.remora.ide.live.LiveView;
import java.util.Arrays;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.Test;

/** What is legible in the perspective as it comes, in a window of 1280 by 800. */
class SmallWindowTest {
    private static final int ORDINARY = 30;        // characters of a label; "Acknowledgment Number (raw)" has 27

    @Test
    void showsSixteenOctetsALineAndWholeLabelsBesideThem() throws Exception {
        IWorkbenchPage page = Workbench.emptyPage();
        page.resetPerspective();
        Shell shell = page.getWorkbenchWindow().getShell();
        shell.setBounds(0, 0, 1280, 800);
        CaptureEditor editor = open(page);
        Workbench.picture("small-window");

        StyledText octets = editor.octets().control();
        Workbench.await("sixteen octets stand in a line", () -> octets(octets.getLine(0)) == 16);
        String line = octets.getLine(0);
        assertTrue(octets.getLocationAtOffset(line.length()).x <= octets.getClientArea().width, "the text of a line is in sight to its end");
        assertLabelsFit(editor.fields().viewer().getTree());
        page.showView(StateDiagramView.ID);
        Workbench.picture("small-window-states");
        page.showView(LadderView.ID);
        shell.setBounds(0, 0, 1600, 1000);
        page.closeAllEditors(false);
    }

    @Test
    void leavesTheTreeOfAnExplanationItsRoomBelowALongSentence() throws Exception {
        IWorkbenchPage page = Workbench.emptyPage();
        page.resetPerspective();
        Shell shell = page.getWorkbenchWindow().getShell();
        shell.setBounds(0, 0, 900, 620);
        CaptureEditor editor = open(page);
        String asked = " and ip.ttl > 1 and tcp.window_size_value >= 0 and tcp.srcport > 0 and tcp.dstport > 0 and tcp.hdr_len >= 20";
        Workbench.file(ResourcesPlugin.getWorkspace().getRoot().getProject("small"), "long.remora",
                "rule long-one \"Long\" {\n    when     tcp" + asked.repeat(3) + "\n}\n");
        editor.goTo(4);
        ExplainView view = (ExplainView) Workbench.act(() -> page.showView(ExplainView.ID));
        view.ask("long-one");
        Workbench.await("it is explained", () -> view.viewer().getTree().getItemCount() > 0);
        Workbench.picture("small-window-explain");

        Tree tree = view.viewer().getTree();
        int height = tree.getParent().getParent().getParent().getClientArea().height;
        Workbench.await("the tree has its room: " + tree.getSize().y + " of " + height, () -> tree.getSize().y > height / 4);
        assertTrue(view.verdict().length() > 200, "the sentence is long");
        shell.setBounds(0, 0, 1600, 1000);
        page.closeAllEditors(false);
    }

    @Test
    void leavesTheCaptureFilterItsRoomAndEveryButtonInSight() throws Exception {
        IWorkbenchPage page = Workbench.emptyPage();
        page.resetPerspective();
        Shell shell = page.getWorkbenchWindow().getShell();
        LiveView view = (LiveView) Workbench.act(() -> page.showView(LiveView.ID));
        for (int width : new int[]{1600, 850, 1600}) {
            shell.setBounds(0, 0, width, 700);
            Composite bar = view.button("Start").getParent();
            Workbench.await("all is in sight at " + width, () -> Arrays.stream(bar.getChildren()).allMatch(each -> isInSight(each, bar)));
            Workbench.await("no room is left over at " + width, () -> view.interfaces().getLocation().y == bar.getSize().y);
            Workbench.picture("small-window-live-" + width);
        }
        shell.setBounds(0, 0, 1600, 1000);
    }

    @Test
    void leavesTheDisplayFilterRoomToTypeIn() throws Exception {
        IWorkbenchPage page = Workbench.emptyPage();
        CaptureEditor editor = open(page);
        StyledText text = editor.filterBar().text();
        Composite bar = text.getParent();
        bar.setSize(250, bar.getSize().y);                                   // as in a window in which two captures are side by side
        assertTrue(text.getSize().x >= 100, "it has " + text.getSize().x + " pixels");
    }

    @Test
    void leadsToAllOfAConnectionWhereThereIsNoRoomForIt() throws Exception {
        IWorkbenchPage page = Workbench.emptyPage();
        page.resetPerspective();
        Shell shell = page.getWorkbenchWindow().getShell();
        shell.setBounds(0, 0, 700, 620);
        open(page);
        LadderView ladder = (LadderView) page.showView(LadderView.ID);
        Workbench.settle();
        Workbench.picture("small-window-narrow-ladder");
        assertTrue(ladder.control().getHorizontalBar().isVisible(), "the ladder scrolls across");
        StreamView stream = (StreamView) page.showView(StreamView.ID);
        Workbench.picture("small-window-narrow-stream");
        Composite bar = (Composite) stream.control().getParent().getChildren()[0];
        Workbench.await("every button is in sight", () -> Arrays.stream(bar.getChildren()).allMatch(each -> isInSight(each, bar)
                && each.getBounds().y + each.getBounds().height <= bar.getClientArea().height));
        StateDiagramView states = (StateDiagramView) page.showView(StateDiagramView.ID);
        Workbench.picture("small-window-narrow-states");
        assertTrue(states.control().getSize().x > states.control().getParent().getSize().x, "the diagram scrolls across");
        shell.setBounds(0, 0, 1600, 1000);
        page.closeAllEditors(false);
    }

    private static boolean isInSight(Control control, Composite in) {
        return control.getBounds().x + control.getBounds().width <= in.getClientArea().width && (!(control instanceof Text) || control.getSize().x >= 130);
    }

    private static int octets(String line) {
        return line.length() < 8 ? 0 : line.substring(6, line.lastIndexOf("  ")).strip().split(" +").length;
    }

    private static CaptureEditor open(IWorkbenchPage page) throws Exception {
        CaptureEditor editor = assertInstanceOf(CaptureEditor.class,
                IDE.openEditor(page, Workbench.file(Workbench.project("small"), "connection.pcap", Workbench.sample("captures/connection.pcap"))));
        ConnectionsView connections = (ConnectionsView) page.showView(ConnectionsView.ID);
        Workbench.await("the connection is listed", () -> editor.file().isComplete() && editor.packets().selected() == 1 && connections.table().rows() == 1);
        connections.choose(1);
        LadderView ladder = (LadderView) page.showView(LadderView.ID);
        Workbench.await("its ladder is drawn", () -> ladder.ladder().rungs().size() > 3);
        editor.goTo(4);
        Workbench.await("the segment is taken apart", () -> layers(editor).length == 4);
        Workbench.settle();
        return editor;
    }

    private static TreeItem[] layers(CaptureEditor editor) {
        return editor.fields().viewer().getTree().getItems();
    }

    private static void assertLabelsFit(Tree tree) {
        GC gc = new GC(tree);
        TreeItem[] layers = tree.getItems();
        for (TreeItem[] items : new TreeItem[][]{layers, layers[layers.length - 1].getItems()})
            for (TreeItem item : items) {
                if (item.getText(0).length() > ORDINARY)
                    continue;
                int needed = gc.textExtent(item.getText(0)).x;
                int room = tree.getColumn(0).getWidth() - item.getTextBounds(0).x;
                assertTrue(needed <= room, item.getText(0) + " needs " + needed + " of " + room);
            }
        gc.dispose();
    }
}
