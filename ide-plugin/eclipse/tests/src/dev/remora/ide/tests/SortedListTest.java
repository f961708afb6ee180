package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.connection.ConnectionsView;
import dev.remora.ide.table.WideTable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.graphics.GC;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections in another order than that of their packets. */
class SortedListTest {
    private static final int NUMBER = 0;

    private IWorkbenchPage  page;
    private IProject        project;
    private ConnectionsView connections;
    private WideTable       table;

    @BeforeEach
    void openACaptureOfManyConnections() throws Exception {
        page = Workbench.emptyPage();
        project = Workbench.project("sorted");
        connections = (ConnectionsView) page.showView(ConnectionsView.ID);
        table = connections.table();
        open("scan.pcap", "captures/syn-fin-scan.pcap");
    }

    private void open(String name, String sample) throws Exception {
        CaptureEditor editor = assertInstanceOf(CaptureEditor.class, Workbench.open(page, Workbench.file(project, name, Workbench.sample(sample))));
        Workbench.await("the connections are listed", () -> editor.file().isComplete() && table.rows() == editor.file().connectionCount());
    }

    @Test
    void keepsTheConnectionThatIsSelected() {
        connections.choose(3);
        assertEquals("3", table.text(NUMBER, table.selected()));
        int before = table.selected();
        table.sort(NUMBER);
        Workbench.await("the order is shown", () -> table.heading(NUMBER).endsWith("▲"));
        table.sort(NUMBER);
        Workbench.await("the rows are the other way round", () -> !"1".equals(table.text(NUMBER, 0)));

        assertNotEquals(before, table.selected());
        assertEquals("3", table.text(NUMBER, table.selected()));
    }

    @Test
    void saysTheOrderThatTheRowsAreInAndNoOther() throws Exception {
        int packets = table.headings().indexOf("Packets →");
        table.sort(packets);
        Workbench.await("the order is shown", () -> table.heading(packets).endsWith("▲"));
        open("other.pcap", "captures/null-scan.pcap");

        assertEquals(table.headings(), IntStream.range(0, table.headings().size()).mapToObj(table::heading).toList());
    }

    @Test
    void isSortedInVainWhereItIsClosedMeanwhile() {
        Job.getJobManager().suspend();                                    // so that no sorting begins
        table.sort(NUMBER);
        Job sorting = Arrays.stream(Job.getJobManager().find(null)).filter(job -> job.getName().equals("Sorting by No.")).findFirst().orElseThrow();
        page.hideView(connections);
        Job.getJobManager().resume();
        Workbench.await("it has ended", () -> sorting.getResult() != null);
        assertEquals(IStatus.OK, sorting.getResult().getSeverity(), sorting.getResult().toString());
    }

    @Test
    void saysThatItIsTooLongForAnotherOrder() throws Exception {
        assertFalse(connections.getContentDescription().contains("sorted"), connections.getContentDescription());
        CaptureEditor editor = (CaptureEditor) Workbench.open(page, Workbench.file(project, "flood.pcap", flood(200_001)));
        Workbench.await("the connections are listed", () -> editor.file().isComplete() && table.rows() == 200_001);
        Workbench.await("it is said", () -> connections.getContentDescription().equals("200,001 connections; more than 200,000 cannot be sorted"));
        page.closeAllEditors(false);
    }

    /** So many SYNs, each from an address of its own. */
    private static byte[] flood(int packets) {
        ByteBuffer pcap = ByteBuffer.allocate(24 + packets * 56).putInt(0xA1B2_C3D4).putInt(2 << 16 | 4).putInt(0).putInt(0).putInt(65_535).putInt(101);
        for (int i = 0; i < packets; i++) {
            pcap.putInt(1_700_000_000).putInt(i).putInt(40).putInt(40);
            pcap.putInt(0x4500_0028).putInt(0).putInt(0x4006_0000).putInt(10 << 24 | i).putInt(0xC0A8_0001);
            pcap.putInt(4000 << 16 | 80).putInt(i).putInt(0).putInt(0x5002_2000).putInt(0);
        }
        return pcap.array();
    }

    @Test
    void hasRoomForTheArrowInEveryHeading() {
        GC gc = new GC(table.control());
        try {
            for (int column = 0; column < table.headings().size(); column++) {
                int needed = gc.textExtent(table.headings().get(column) + "  ▲").x + 12;
                int width = table.width(column);
                assertEquals(true, width >= needed, table.headings().get(column) + " has " + width + " pixels and needs " + needed);
            }
        } finally {
            gc.dispose();
        }
    }
}
