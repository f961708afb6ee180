package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.capture.Find;
import dev.remora.ide.preference.Preferences;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.layer.FixedScalingDpiConverter;
import org.eclipse.nebula.widgets.nattable.layer.command.ConfigureScalingCommand;
import org.eclipse.swt.SWT;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the buttons of the mouse choose in the list of packets, which is not one of the platform's. */
class ListMouseTest {
    private static final int HEADING  = 0;          // the position of the row of headings; that of packet n is n
    private static final int TIME     = 1;
    private static final int SOURCE   = 2;
    private static final int PROTOCOL = 4;
    private static final int LENGTH   = 5;

    private CaptureEditor editor;

    @BeforeEach
    void openACapture() throws Exception {
        IWorkbenchPage page = Workbench.emptyPage();
        IProject project = Workbench.project("mouse");
        editor = assertInstanceOf(CaptureEditor.class, Workbench.open(page, Workbench.file(project, "connection.pcap", Workbench.sample("captures/connection.pcap"))));
        Workbench.await("the capture is read", () -> editor.file().isComplete() && editor.packets().selected() == 1);
        Workbench.settle();
    }

    private void click(int button, int modifiers, int row) {
        click(button, modifiers, TIME, row);
    }

    // The list follows what has been read a moment later: until then there is no such row, and the place of none is that of the headings.
    private void click(int button, int modifiers, int column, int row) {
        NatTable table = editor.packets().control();
        Workbench.await("the row is in sight", () -> table.getRowPositionByY(table.getStartYOfRowPosition(row) + 5) == row);
        Mouse.click(table, button, modifiers, table.getStartXOfColumnPosition(column) + 30, table.getStartYOfRowPosition(row) + 5);
    }

    private List<Integer> selected() {
        return editor.packets().selection(Integer.MAX_VALUE);
    }

    @AfterEach
    void takeTheUsualColumns() {
        Preferences.store().setToDefault(Preferences.COLUMNS);
    }

    @Test
    void opensTheMenuForThePacketUnderThePointer() {
        click(3, SWT.NONE, 4);
        assertEquals(List.of(4), selected());
        Workbench.await("its fields are shown", () -> editor.fields().viewer().getTree().getItemCount() == 4);
    }

    @Test
    void keepsSeveralPacketsForTheMenuThatOpensOverOneOfThem() {
        click(1, SWT.NONE, 3);
        click(1, SWT.SHIFT, 5);
        assertEquals(List.of(3, 4, 5), selected());
        click(3, SWT.NONE, 4);
        assertEquals(List.of(3, 4, 5), selected());

        click(3, SWT.NONE, 6);
        assertEquals(List.of(6), selected());
    }

    @Test
    void leavesNothingSelectedUntilTheListBecomesAnother() {
        click(1, SWT.NONE, 6);
        click(1, SWT.CTRL, 6);
        assertEquals(List.of(), selected());

        editor.filterBar().apply("tcp");
        Workbench.await("the packet that was selected last is so again", () -> selected().equals(List.of(6)));
    }

    @Test
    void keepsTheWidthsOfColumnsAsTheyAreOnAScreenOfOrdinaryDots() {
        String before = Preferences.store().getString(Preferences.COLUMNS);
        editor.packets().control().doCommand(new ConfigureScalingCommand(new FixedScalingDpiConverter(192)));
        editor.getSite().getPage().closeEditor(editor, false);
        assertEquals(before, Preferences.store().getString(Preferences.COLUMNS));
    }

    @Test
    void findsTheLastPacketBackFromNone() {
        click(1, SWT.NONE, 6);
        click(1, SWT.CTRL, 6);
        assertEquals(List.of(), selected());

        editor.findBar().find(Find.Kind.FILTER, "frame", false);
        Workbench.await("a packet is found", () -> editor.packets().selected() > 0);
        assertEquals(editor.file().size(), editor.packets().selected());
    }

    @Test
    void keepsThePacketWhereAHeadingIsClicked() {
        click(1, SWT.NONE, 4);
        click(1, SWT.NONE, HEADING);
        assertEquals(List.of(4), selected());
    }

    @Test
    void filtersByTheCellThatIsClicked() throws Exception {
        click(3, SWT.NONE, SOURCE, 4);
        assertEquals("ip.src == 10.77.1.96", filteredByValue());
        editor.filterBar().apply("");
        click(1, SWT.NONE, SOURCE, 1);
        assertEquals("eth.src == 32:b0:b7:e5:b9:5d", filteredByValue());
        editor.filterBar().apply("");
        click(3, SWT.NONE, LENGTH, 7);
        assertEquals("frame.len == 144", filteredByValue());
    }

    @Test
    void filtersByTheCellOfAGroupOfFields() throws Exception {
        Preferences.store().setValue(Preferences.COLUMNS, "number=70,time=90,tcp.port=150,ip.ttl=80");
        Workbench.await("the ports are told", () -> editor.packets().text(2, 3).equals("6715,50515"));
        click(1, SWT.NONE, SOURCE, 4);
        assertEquals("tcp.port == 6715 and tcp.port == 50515", filteredByValue());
    }

    @Test
    void filtersByTheCellThatIsEmptyForWhatLacksTheField() throws Exception {
        Preferences.store().setValue(Preferences.COLUMNS, "number=70,time=90,udp.port=150");
        click(1, SWT.NONE, SOURCE, 4);
        assertEquals("not udp.port", filteredByValue());
    }

    @Test
    void filtersByOtherValuesThanTheEmptyCellForWhatHasTheField() throws Exception {
        Preferences.store().setValue(Preferences.COLUMNS, "number=70,time=90,udp.port=150");
        click(1, SWT.NONE, SOURCE, 4);
        assertEquals("udp.port", filtered("dev.remora.ide.packets.filterNotValue"));
    }

    @Test
    void filtersByTheProtocolAsTheListCallsIt() throws Exception {
        IWorkbenchPage page = editor.getSite().getPage();
        IFile file = Workbench.file(Workbench.project("mouse"), "fragments.pcap", Workbench.sample("captures/fragments-overlap.pcap"));
        editor = assertInstanceOf(CaptureEditor.class, Workbench.open(page, file));
        Workbench.await("the capture is read", () -> editor.file().isComplete() && editor.packets().text(PROTOCOL, 0).equals("IPv4"));
        Workbench.await("its fields are shown", () -> editor.fields().viewer().getTree().getItemCount() > 1);
        editor.fields().viewer().setSelection(new StructuredSelection(((List<?>) editor.fields().viewer().getInput()).get(1)));

        click(1, SWT.NONE, PROTOCOL, 1);
        assertEquals("ip", filteredByValue());
    }

    @Test
    void keepsThePacketWhereOtherColumnsAreChosen() throws Exception {
        click(1, SWT.NONE, LENGTH, 4);
        editor.fields().viewer().setSelection(new StructuredSelection(((List<?>) editor.fields().viewer().getInput()).get(1)));
        Preferences.store().setValue(Preferences.COLUMNS, "number=70,time=90");
        Workbench.settle();
        assertEquals(List.of(4), selected());
        assertEquals("eth", filteredByValue());
    }

    private String filteredByValue() throws Exception {
        return filtered("dev.remora.ide.packets.filterByValue");
    }

    private String filtered(String command) throws Exception {
        Keys.focus(editor.packets().control());
        Workbench.command(command);
        Workbench.await("a filter is applied", () -> !editor.filterBar().text().getText().isEmpty());
        return editor.filterBar().text().getText();
    }
}
