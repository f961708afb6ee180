package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.capture.Find;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What keys do in the parts of a capture's editor that have the keyboard. */
class EditorKeysTest {
    private IWorkbenchPage page;
    private CaptureEditor  editor;

    @BeforeEach
    void openACapture() throws Exception {
        page = Workbench.emptyPage();
        editor = (CaptureEditor) Workbench.open(page, Workbench.file(Workbench.project("keys"), "connection.pcap", Workbench.sample("captures/connection.pcap")));
        Workbench.await("the capture is read", () -> editor.file().isComplete() && editor.packets().selected() == 1);
        editor.goTo(3);
        Workbench.await("its fields are shown", () -> editor.fields().viewer().getTree().getItemCount() == 4);
    }

    @AfterEach
    void close() {
        page.closeEditor(editor, false);
    }

    @Test
    void leadFromFieldToFieldInTheOctets() {
        editor.mark(26, 4, "");
        Keys.focus(editor.octets().control());
        presses(SWT.ARROW_RIGHT, "ip.dst");
        presses(SWT.ARROW_RIGHT, "tcp.srcport");
        presses(SWT.ARROW_LEFT, "ip.dst");
    }

    private void presses(int key, String field) {
        Keys.press(key);
        assertEquals(field, editor.fields().selected().name());
    }

    @Test
    void copyWhatIsLookedFor() throws Exception {
        editor.findBar().find(Find.Kind.TEXT, "no packet says this", true);
        editor.findBar().show();
        Workbench.command("org.eclipse.ui.edit.copy");
        Workbench.await("it is copied", () -> "no packet says this".equals(copied()));
    }

    private static Object copied() {
        Clipboard clipboard = new Clipboard(Display.getCurrent());
        Object text = clipboard.getContents(TextTransfer.getInstance());
        clipboard.dispose();
        return text;
    }

    @Test
    void openAMenuOfFiltersThatGoesWithTheEditor() {
        editor.filterBar().apply("tcp");
        List<Menu> menus = new ArrayList<>();
        Listener shown = event -> menus.add((Menu) event.widget);
        Display.getCurrent().addFilter(SWT.Show, shown);
        Event down = new Event();
        down.keyCode = SWT.ARROW_DOWN;
        down.stateMask = SWT.ALT;
        editor.filterBar().text().notifyListeners(SWT.KeyDown, down);
        Workbench.await("the menu is shown", () -> !menus.isEmpty());
        Display.getCurrent().removeFilter(SWT.Show, shown);
        menus.getFirst().setVisible(false);

        close();
        assertTrue(menus.getFirst().isDisposed());
    }
}
