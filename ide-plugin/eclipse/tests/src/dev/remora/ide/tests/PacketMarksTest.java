package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.remora.capture.Capture;
import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.capture.PacketSaving.Which;
import dev.remora.ide.preference.Palette;
import dev.remora.ide.preference.Preferences;
import dev.remora.packet.Frame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Packets that the user marks. */
class PacketMarksTest {
    private IWorkbenchPage page;
    private CaptureEditor  editor;

    @BeforeEach
    void open() throws Exception {
        page = Workbench.emptyPage();
        editor = (CaptureEditor) Workbench.open(page, Workbench.file(Workbench.project("marks"), "connection.pcap", Workbench.sample("captures/connection.pcap")));
        Workbench.await("it is read", () -> editor.filterBar().message().equals("19 packets") && editor.packets().selected() == 1);
        Keys.focus(editor.packets().control());
    }

    @AfterEach
    void closeAll() {
        page.closeAllEditors(false);
        Preferences.store().setToDefault(Preferences.COLOURED);
    }

    private void mark(int... numbers) {
        for (int number : numbers) {
            editor.goTo(number);
            Keys.press(SWT.CTRL, 'm');
        }
    }

    private List<Integer> marked() {
        return editor.packets().marks().numbers().stream().boxed().toList();
    }

    private int next() {
        Keys.press(SWT.CTRL, SWT.SHIFT, 'n');
        return editor.packets().selected();
    }

    private int previous() {
        Keys.press(SWT.CTRL, SWT.SHIFT, 'b');
        return editor.packets().selected();
    }

    private boolean isPainted() {
        return Workbench.shows(editor.packets().control(), Palette.MARKED.color(Display.getCurrent()).getRGB());
    }

    @Test
    void haveAColourOfTheirOwnAlsoWhereTheListHasNone() {
        Preferences.store().setValue(Preferences.COLOURED, false);
        mark(4);
        editor.goTo(1);
        Workbench.await("the mark is painted", this::isPainted);
        mark(4);
        editor.goTo(1);
        Workbench.await("it is gone", () -> !isPainted());
        assertEquals(List.of(), marked());
    }

    @Test
    void areTakenAwayWhereAllOfTheSelectedHaveOne() {
        mark(4);
        editor.goTo(3);
        Keys.tell(editor.packets().control(), SWT.SHIFT, SWT.ARROW_DOWN);
        Keys.press(SWT.CTRL, 'm');
        assertEquals(List.of(3, 4), marked());
        Keys.press(SWT.CTRL, 'm');
        assertEquals(List.of(), marked());
    }

    @Test
    void leadFromOneToTheNextInTheListAsItIsShown() {
        Keys.press(SWT.CTRL, SWT.SHIFT, 'n');
        assertEquals("19 packets; no packet is marked", editor.filterBar().message());
        mark(4, 2, 12);
        editor.goTo(3);
        assertEquals(List.of(4, 12, 2, 4), List.of(next(), next(), next(), next()));
        assertEquals(List.of(2, 12), List.of(previous(), previous()));
        editor.filterBar().apply("tcp");
        Workbench.await("two of them are in the list", () -> editor.filterBar().message().startsWith("17 of 19 packets"));
        assertEquals(List.of(4, 12), List.of(next(), next()));
        editor.packets().sort(0);
        Workbench.await("the list is backwards", () -> editor.packets().text(0, 0).equals("19"));
        editor.packets().sort(0);
        editor.packets().sort(0);
        Workbench.await("the list is backwards again", () -> editor.packets().text(0, 0).equals("19"));
        editor.goTo(19);
        assertEquals(List.of(12, 4), List.of(next(), next()));
        editor.filterBar().apply("arp and frame.number == 1");
        Workbench.await("none is in the list", () -> editor.filterBar().message().startsWith("1 of 19 packets"));
        Workbench.await("the one is shown", () -> editor.packets().selected() == 1 && editor.fields().viewer().getTree().getItemCount() == 3);
        Workbench.settle();                                              // what is shown anew of it says nothing in place of what follows
        assertEquals(1, next());
        assertEquals("1 of 19 packets; no packet in the list is marked", editor.filterBar().message());
    }

    @Test
    void leadToTheFirstOrTheLastWhereNoneIsSelected() {
        mark(2, 3, 18, 19);
        for (boolean forward : new boolean[]{true, false}) {
            editor.goTo(1);
            Mouse.choose(editor.packets().control(), 1);
            assertEquals(0, editor.packets().selected());
            assertEquals(forward ? 2 : 19, forward ? next() : previous());
        }
    }

    @Test
    void areOfferedToBeSaved() throws Exception {
        mark(3, 5, 10);
        editor.goTo(1);
        Menu menu = editor.packets().control().getMenu();
        List<String> items = Workbench.items(menu);
        MenuItem save = menu.getItem(items.indexOf("Save Packets"));
        assertEquals(List.of("Save Displayed Packets…", "Save Selected Packets…", "Save Marked Packets…", "Save Packets of the Connection…"), Workbench.items(save.getMenu()));
        menu.setLocation(editor.packets().control().toDisplay(430, 70));
        menu.setVisible(true);
        Workbench.settle();
        for (String item : items.subList(0, items.indexOf("Save Packets") + 1))
            if (!item.isEmpty())
                Keys.post(SWT.ARROW_DOWN);
        Keys.post(SWT.ARROW_RIGHT);
        Workbench.picture("save-packets");
        menu.setVisible(false);
    }

    @Test
    void areSavedAndStayWhereTheFileIsReadAnew() throws Exception {
        Path target = Files.createTempDirectory("saved").resolve("marked.pcap");
        editor.packetSaving().save(Which.MARKED, target);
        assertEquals("19 packets; no packet is marked: nothing to save", editor.filterBar().message());
        mark(3, 5);
        editor.filterBar().apply("arp");
        editor.reload();
        Workbench.await("it is read anew", () -> editor.filterBar().message().startsWith("2 of 19 packets"));
        assertEquals(List.of(3, 5), marked());
        editor.packetSaving().save(Which.MARKED, target);
        Workbench.await("they are saved", () -> page.getActiveEditor() instanceof CaptureEditor saved && saved.file().path().equals(target));
        List<Integer> lengths = new ArrayList<>();
        Frame frame = new Frame();
        try (Capture capture = Capture.open(target)) {
            while (capture.next(frame))
                lengths.add(frame.length());
        }
        assertEquals(List.of(74, 66), lengths);
        assertFalse(((CaptureEditor) page.getActiveEditor()).packets().marks().numbers().get(1), "marks are of a capture");
    }
}
