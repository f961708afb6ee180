package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.capture.Palette;
import org.eclipse.core.resources.IProject;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaptureEditorTest {
    private IWorkbenchPage page;
    private CaptureEditor  editor;

    @BeforeEach
    void openACapture() throws Exception {
        page = Workbench.page();
        page.closeAllEditors(false);
        IProject project = Workbench.project("captures");
        editor = assertInstanceOf(CaptureEditor.class,
                IDE.openEditor(page, Workbench.file(project, "connection.pcap", Workbench.sample("captures/connection.pcap"))));
        Workbench.await("the capture is read", () -> editor.file().isComplete() && editor.fields().viewer().getTree().getItemCount() > 0);
    }

    @Test
    void listsThePacketsWithTheStatesOfBothEnds() throws Exception {
        assertEquals(19, editor.packets().size());
        assertEquals("TCP", editor.packets().text(4, 2));
        assertEquals("SYN-SENT · SYN-RECEIVED", editor.packets().text(6, 2));
        assertTrue(Workbench.colours(editor.packets().control()) > 10, "the list paints text");
        assertTrue(Workbench.shows(editor.packets().control(), Palette.TCP.color(Display.getCurrent()).getRGB()), "segments have their colour");
        Workbench.picture("capture-editor");
    }

    @Test
    void marksTheOctetsOfAFieldAndFindsTheFieldOfAnOctet() {
        editor.goTo(3);
        Workbench.settle();
        var tree = editor.fields().viewer().getTree();
        var tcp = tree.getItem(tree.getItemCount() - 1);
        tree.setSelection(tcp.getItem(0));
        tree.notifyListeners(org.eclipse.swt.SWT.Selection, new org.eclipse.swt.widgets.Event());
        Workbench.settle();

        assertNotEquals(0, editor.octets().marks().length);
        assertTrue(Workbench.shows(editor.octets().control(), Palette.OCTETS.color(Display.getCurrent()).getRGB()), "marked octets are painted");
    }

    @Test
    void showsOnlyWhatAFilterTakes() {
        editor.filterBar().apply("tcp.flags.syn");
        Workbench.await("two packets are left", () -> editor.packets().size() == 2);

        editor.filterBar().apply("");
        Workbench.await("all packets are back", () -> editor.packets().size() == 19);
    }

    @Test
    void saysWhatIsWrongWithAFilter() {
        editor.filterBar().apply("tcp.flags.sin");
        Workbench.settle();

        assertTrue(editor.filterBar().message().contains("tcp.flags.s"), editor.filterBar().message());
        assertEquals(19, editor.packets().size());
    }
}
