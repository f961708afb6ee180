package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.capture.Find;
import dev.remora.ide.preference.Palette;
import dev.remora.ide.preference.Preferences;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.eclipse.core.resources.IProject;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaptureEditorTest {
    private IWorkbenchPage page;
    private CaptureEditor  editor;

    @BeforeEach
    void openACapture() throws Exception {
        page = Workbench.emptyPage();
        IProject project = Workbench.project("captures");
        editor = assertInstanceOf(CaptureEditor.class,
                IDE.openEditor(page, Workbench.file(project, "connection.pcap", Workbench.sample("captures/connection.pcap"))));
        Workbench.await("the capture is read", () -> editor.file().isComplete() && editor.fields().viewer().getTree().getItemCount() > 0);
    }

    /** What a cell says once its row has been made. */
    private static String text(CaptureEditor of, int column, int place) {
        Workbench.await("the row is made", () -> !of.packets().text(column, place).isEmpty());
        return of.packets().text(column, place);
    }

    private void awaitText(String text, int column, int place) {
        Workbench.await("column " + column + " of row " + place + " says " + text, () -> editor.packets().text(column, place).equals(text));
    }

    @Test
    void listsThePacketsWithTheStatesOfBothEnds() throws Exception {
        assertEquals(19, editor.packets().size());
        Workbench.await("the rows are made", () -> editor.packets().text(4, 2).equals("TCP"));
        awaitText("SYN-SENT · SYN-RECEIVED?", 6, 2);
        Workbench.await("the list paints text", () -> Workbench.colours(editor.packets().control()) > 10);
        Workbench.await("segments have their colour", () -> Workbench.shows(editor.packets().control(), Palette.TCP.color(Display.getCurrent()).getRGB()));
        Workbench.picture("capture-editor");
    }

    @Test
    void marksTheOctetsOfAFieldAndFindsTheFieldOfAnOctet() {
        editor.goTo(3);
        var tree = editor.fields().viewer().getTree();
        Workbench.await("its fields are shown", () -> tree.getItemCount() == 4);
        var tcp = tree.getItem(tree.getItemCount() - 1);
        tree.setSelection(tcp.getItem(0));
        tree.notifyListeners(org.eclipse.swt.SWT.Selection, new org.eclipse.swt.widgets.Event());

        Workbench.await("its octets are marked", () -> editor.octets().marks().length > 0);
        Workbench.await("marked octets are painted", () -> Workbench.shows(editor.octets().control(), Palette.OCTETS.color(Display.getCurrent()).getRGB()));
    }

    @Test
    void showsOnlyWhatAFilterTakes() {
        editor.filterBar().apply("tcp.flags.syn");
        Workbench.await("two packets are left", () -> editor.packets().size() == 2);

        editor.filterBar().apply("");
        Workbench.await("all packets are back", () -> editor.packets().size() == 19);
    }

    @Test
    void keepsTheSelectedPacketThatAFilterTakes() {
        editor.goTo(7);
        editor.filterBar().apply("tcp");
        Workbench.await("the filter is done", () -> editor.filterBar().message().endsWith(" of 19 packets"));
        assertEquals(7, editor.packets().selected());
        editor.filterBar().apply("");
        assertEquals(7, editor.packets().selected());
    }

    @Test
    void showsNothingBelowTheListWhereAFilterTakesNoPacket() {
        editor.goTo(7);
        Workbench.await("its octets are shown", () -> editor.octets().control().getCharCount() > 0);
        editor.filterBar().apply("udp");
        Workbench.await("no packet is left", () -> editor.filterBar().message().equals("0 of 19 packets"));
        Workbench.await("nothing is below the list", () -> editor.fields().viewer().getTree().getItemCount() == 0 && editor.octets().control().getCharCount() == 0);
        assertTrue(editor.getSite().getSelectionProvider().getSelection().isEmpty(), "no packet is selected");

        editor.filterBar().apply("");
        Workbench.await("the packet is back", () -> editor.packets().selected() == 7 && editor.fields().viewer().getTree().getItemCount() == 5);
    }

    @Test
    void saysWhatIsDoubtfulAboutAFilterBehindTheCount() {
        editor.filterBar().apply("ip.ttl > 5 and ip.ttl < 5");
        Workbench.await("it is said", () -> editor.filterBar().message().matches("0 of 19 packets; .*holds only for.*"));
        editor.filterBar().apply("");
        Workbench.await("it is gone", () -> editor.filterBar().message().equals("19 packets"));
    }

    @Test
    void saysWhatIsWrongWithAFilter() {
        editor.filterBar().apply("tcp.flags.sin");

        Workbench.await("it is said", () -> editor.filterBar().message().contains("tcp.flags.s"));
        assertEquals(19, editor.packets().size());
    }

    @Test
    void underlinesWhatIsWrongInTheFilter() {
        editor.filterBar().apply("tcp.port == 80 and tcp.flags.sin");
        Workbench.await("something is underlined", () -> editor.filterBar().text().getStyleRanges().length > 0);

        StyleRange mistake = editor.filterBar().text().getStyleRanges()[0];
        assertEquals("tcp.flags.sin", editor.filterBar().text().getText().substring(mistake.start, mistake.start + mistake.length));
        Workbench.await("the filter is painted as wrong", () -> Workbench.shows(editor.filterBar().text(), Palette.ANOMALY.color(Display.getCurrent()).getRGB()));
    }

    @Test
    void leavesEnterAndEscapeToTheProposals() {
        StyledText filter = editor.filterBar().text();
        filter.setFocus();
        filter.setText("tcp.flags.sy");
        filter.setCaretOffset(filter.getCharCount());
        key(filter, ' ', SWT.CTRL);
        Workbench.await("there are proposals", editor.filterBar()::isCompleting);
        key(filter, SWT.ESC, SWT.NONE);
        assertFalse(editor.filterBar().isCompleting(), "Escape closes them");
        assertEquals("tcp.flags.sy", filter.getText());

        key(filter, ' ', SWT.CTRL);
        Workbench.await("there are proposals", editor.filterBar()::isCompleting);
        key(filter, SWT.CR, SWT.NONE);
        assertEquals("tcp.flags.syn", filter.getText(), "Enter takes the first");
        assertEquals(19, editor.packets().size());
        Workbench.await("nothing is wrong any more", () -> editor.filterBar().message().startsWith("19 packets"));
        key(filter, SWT.ESC, SWT.NONE);
        assertEquals("", filter.getText(), "without proposals, Escape takes the filter away");
    }

    private static void key(Control control, char character, int modifiers) {
        Event event = new Event();
        event.character = character;
        event.keyCode = character;
        event.stateMask = modifiers;
        control.notifyListeners(SWT.KeyDown, event);
    }

    @Test
    void keepsTheOctetsThatAreSelectedWithTheMouse() {
        editor.goTo(3);
        Workbench.await("its fields are shown", () -> editor.fields().viewer().getTree().getItemCount() == 4);
        StyledText octets = editor.octets().control();
        octets.setSelection(6, 17);
        octets.notifyListeners(SWT.MouseUp, new Event());
        Workbench.settle();

        assertEquals(11, octets.getSelectionCount());
        octets.copy();
        Clipboard clipboard = new Clipboard(Display.getCurrent());
        Object copied = clipboard.getContents(TextTransfer.getInstance());
        clipboard.dispose();
        assertTrue(copied.toString().matches("([0-9a-f]{2} ){3}[0-9a-f]{2}"), copied.toString());
    }

    @Test
    void opensACompressedCapture() throws Exception {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(Workbench.sample("captures/connection.pcap"));
        }
        CaptureEditor other = assertInstanceOf(CaptureEditor.class,
                IDE.openEditor(page, Workbench.file(Workbench.project("compressed"), "connection.pcap.gz", compressed.toByteArray())));
        Workbench.await("the capture is read", () -> other.file().isComplete() && other.packets().size() == 19);

        awaitText("50515 → 6715 [ACK] Seq=1528 Ack=3169 Win=73728 Len=0 TSval=1014435542 TSecr=48515090", 7, 18);     // what the packets before add is there
        for (int place = 18; place >= 0; place--) {
            int each = place;
            Workbench.await("both lists show the same at " + place, () -> text(editor, 7, each).equals(text(other, 7, each)));
        }
    }

    @Test
    void showsAnyFieldAsAColumn() {
        Preferences.store().setValue(Preferences.COLUMNS, "number=70,ip.ttl=80,tcp.seq=120,info=500");
        try {
            awaitText("64", 1, 2);
            awaitText("1", 2, 4);                                        // counted from the first of the connection
            Workbench.await("the list paints text", () -> Workbench.colours(editor.packets().control()) > 10);
        } finally {
            Preferences.store().setToDefault(Preferences.COLUMNS);
        }
    }

    @Test
    void countsTimesFromAPacket() throws Exception {
        editor.goTo(5);
        Workbench.command("dev.remora.ide.packets.timeReference");
        awaitText("0.000000", 1, 4);
        awaitText("-0.000083", 1, 0);
        Workbench.await("rows are painted", () -> Workbench.shows(editor.packets().control(), Palette.TCP.color(Display.getCurrent()).getRGB()));

        Workbench.command("dev.remora.ide.packets.timeReference");
        awaitText("0.000000", 1, 0);
    }

    @Test
    void makesRoomForTheFindBarAndTakesItBack() {
        int height = editor.packets().control().getSize().y;
        editor.findBar().show();
        Workbench.await("it is in sight", () -> editor.findBar().isShown() && editor.packets().control().getSize().y < height);

        editor.findBar().hide();
        Workbench.await("the list has its room back", () -> !editor.findBar().isShown() && editor.packets().control().getSize().y == height);
    }

    @Test
    void goesToAPacketThatTheFilterHides() {
        editor.filterBar().apply("arp");
        Workbench.await("the filter is applied", () -> editor.packets().size() == 2);
        editor.goTo(2);
        assertEquals(2, editor.packets().size(), "a packet that is shown takes no filter away");

        editor.goTo(4);
        assertEquals(4, editor.packets().selected());
        assertEquals("", editor.filterBar().text().getText());
    }

    @Test
    void remembersTheFiltersOfAllCaptures() throws Exception {
        CaptureEditor second = (CaptureEditor) IDE.openEditor(editor.getSite().getPage(),
                Workbench.file(Workbench.project("history"), "second.pcap", Workbench.sample("captures/syn-fin-scan.pcap")));
        editor.filterBar().apply("tcp.dstport == 80");
        second.filterBar().apply("tcp.flags.syn");
        second.getSite().getPage().closeEditor(second, false);

        assertEquals(List.of("tcp.flags.syn", "tcp.dstport == 80"), editor.filterBar().history().subList(0, 2));
    }

    @Test
    void findsForwardAndBackRoundTheEnds() {
        editor.goTo(1);
        editor.findBar().find(Find.Kind.FILTER, "tcp.flags.fin", true);
        Workbench.await("a FIN is found", () -> editor.packets().selected() > 1);
        int first = editor.packets().selected();

        editor.findBar().find(Find.Kind.TEXT, "arp", false);
        Workbench.await("the ARP before it is found", () -> editor.packets().selected() == 2);
        editor.findBar().find(Find.Kind.OCTETS, "ff ff ff ff ff ff", true);
        Workbench.await("the broadcast is found", () -> editor.packets().selected() == 1);
        editor.findBar().find(Find.Kind.FILTER, "frame.number == " + first, false);
        Workbench.await("it goes round", () -> editor.packets().selected() == first);
        editor.findBar().find(Find.Kind.OCTETS, "zz", true);
        assertEquals("Hexadecimal, or \"text\"", editor.findBar().message());
    }

    @Test
    void filtersByTheSelectedValueAndCopiesThePacket() throws Exception {
        editor.goTo(3);
        Workbench.await("its fields are shown", () -> editor.fields().viewer().getTree().getItemCount() == 4);
        editor.mark(26, 4, "");
        Workbench.command("dev.remora.ide.packets.filterByValue");
        assertTrue(editor.filterBar().text().getText().matches("ip.*==.*10.77.1.7"), editor.filterBar().text().getText());
        Workbench.await("its packets are left", () -> editor.packets().size() == 9);

        Workbench.command("dev.remora.ide.packets.copy.hex");
        Clipboard clipboard = new Clipboard(Display.getCurrent());
        Object copied = clipboard.getContents(TextTransfer.getInstance());
        clipboard.dispose();
        assertTrue(copied.toString().matches("[0-9a-f]{148}"), copied.toString());
    }

    @Test
    void findsTheFieldOfAnOctet() {
        editor.goTo(3);
        Workbench.await("its fields are shown", () -> editor.fields().viewer().getTree().getItemCount() == 4);
        editor.mark(36, 2, "");

        assertEquals("tcp.dstport", editor.fields().selected().name());
    }
}
