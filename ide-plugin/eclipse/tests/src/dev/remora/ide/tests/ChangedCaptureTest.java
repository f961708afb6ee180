package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.ide.alert.AlertsView;
import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.capture.Column;
import dev.remora.ide.capture.Column.Standard;
import dev.remora.ide.capture.Column.Times;
import dev.remora.ide.capture.PacketSaving;
import dev.remora.ide.connection.ConnectionsView;
import dev.remora.ide.connection.SequenceView;
import dev.remora.ide.connection.StreamView;
import dev.remora.ide.model.FrameReader;
import dev.remora.ide.model.Rows;
import dev.remora.ide.model.Rows.Row;
import dev.remora.ide.preference.TimeFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A capture whose file somebody else changes while it is open. */
class ChangedCaptureTest {
    private static final String CHANGED = "the file has been changed since it was opened; reload it";

    private IWorkbenchPage page;
    private CaptureEditor  editor;
    private Path           path;

    @BeforeEach
    void open() throws Exception {
        page = Workbench.emptyPage();
        IProject project = Workbench.project("changed");
        Workbench.file(project, "every.remora", "rule every \"Every\" {\n    when     frame\n}\n");
        editor = (CaptureEditor) Workbench.open(page, Workbench.file(project, "connection.pcap", Workbench.sample("captures/connection.pcap")));
        path = editor.file().path();
        Workbench.await("it is read", () -> editor.filterBar().message().equals("19 packets"));
    }

    @AfterEach
    void closeAll() {
        page.closeAllEditors(false);
    }

    private CaptureEditor open(String name, byte[] octets) throws Exception {
        CaptureEditor other = (CaptureEditor) Workbench.open(page, Workbench.file(Workbench.project("other"), name, octets));
        Workbench.await("it is read", () -> other.file().isComplete() && other.packets().selected() == 1);
        return other;
    }

    private Row row(int number) throws Exception {
        try (Rows rows = new Rows(editor.file(), List.of())) {
            return rows.row(number);
        }
    }

    private void lookAgain() throws Exception {
        page.activate(page.showView(ConnectionsView.ID));
        page.activate(editor);
    }

    @Test
    void isNotMixedWithWhatItWas() throws Exception {
        Files.write(path, Workbench.sample("captures/ping.pcap"));
        Row row = row(5);
        assertFalse(row.isRead(), "it is another packet now");
        assertEquals(CHANGED, row.line().info());
        Times times = new Times(TimeFormat.values()[0], 1, 1);
        for (Column column : List.of(Standard.TIME, Standard.LENGTH, Standard.STATE))
            assertEquals("", column.text(row, times), column.heading());

        AlertsView alerts = (AlertsView) Workbench.act(() -> page.showView(AlertsView.ID));
        alerts.runRules();
        Workbench.await("rules do not run on it", () -> alerts.getContentDescription().endsWith("0 alerts; " + CHANGED));
        editor.filterBar().apply("icmp");
        Workbench.await("nor does a filter", () -> editor.filterBar().message().equals("0 of 19 packets so far, the rest could not be read: " + CHANGED));
    }

    @Test
    void leavesNothingOfOneConnectionInTheViewsOfAnotherThatCannotBeRead() throws Exception {
        CaptureEditor other = open("time-wait.pcap", Workbench.sample("captures/time-wait.pcap"));
        ConnectionsView connections = (ConnectionsView) page.showView(ConnectionsView.ID);
        StreamView stream = (StreamView) page.showView(StreamView.ID);
        SequenceView sequence = (SequenceView) page.showView(SequenceView.ID);
        Workbench.await("the connections are listed", () -> connections.table().rows() == other.file().connectionCount());
        connections.choose(1);
        Workbench.await("they are read", () -> stream.getContentDescription().contains("(blue)") && sequence.sequences().size() == 2);
        Files.write(other.file().path(), Workbench.sample("captures/ping.pcap"));
        connections.choose(2);
        Workbench.await("they are said to be changed", () -> stream.getContentDescription().equals(CHANGED) && sequence.getContentDescription().equals(CHANGED));
        assertEquals("", stream.control().getText());
        assertTrue(sequence.sequences().isEmpty());
    }

    private CaptureEditor openALongOne() throws Exception {
        byte[] whole = Workbench.sample("captures/connection.pcap");
        ByteBuffer octets = ByteBuffer.allocate(24 + 5000 * (whole.length - 24)).put(whole, 0, 24);
        while (octets.hasRemaining())
            octets.put(whole, 24, whole.length - 24);
        CaptureEditor other = open("long.pcap", octets.array());
        other.goTo(90_000);
        return other;
    }

    @Test
    void hasMarkedPacketsSavedThatAreYetToBeReadAgain() throws Exception {
        CaptureEditor other = openALongOne();
        Workbench.command("dev.remora.ide.packets.mark");
        Workbench.command("dev.remora.ide.packets.reload");
        Path target = other.file().path().resolveSibling("marked.pcap");
        other.packetSaving().save(PacketSaving.Which.MARKED, target);
        Workbench.await("the saved packet is shown", () -> page.getActiveEditor() instanceof CaptureEditor saved && saved.file().path().equals(target) && saved.file().isComplete());
        assertEquals(1, ((CaptureEditor) page.getActiveEditor()).file().size());
    }

    @Test
    void isListedThoughThePacketThatTimesAreCountedFromIsYetToBeRead() throws Exception {
        CaptureEditor other = openALongOne();
        Workbench.command("dev.remora.ide.packets.timeReference");
        Workbench.command("dev.remora.ide.packets.reload");
        Workbench.await("it is read again", () -> other.file().isComplete() && other.packets().selected() == 90_000);
        other.goTo(1);
        Workbench.await("its rows are there", () -> other.packets().text(1, 0).startsWith("-") && !other.packets().text(7, 0).isEmpty());
    }

    @Test
    void showsTimesOnceThePacketThatTheyAreCountedFromIsRead() throws Exception {
        page.hideView(page.findView(AlertsView.ID));
        CaptureEditor other = openALongOne();
        Workbench.command("dev.remora.ide.packets.timeReference");
        other.goTo(1);
        Workbench.command("dev.remora.ide.packets.reload");
        AtomicBoolean isPainted = new AtomicBoolean();
        other.packets().control().addListener(SWT.Paint, event -> isPainted.set(other.file().isComplete()));
        Workbench.await("what is in sight is painted again", isPainted::get);
    }

    @Test
    void isNoticedByWhoReadsAllTheWhile() throws Exception {
        try (FrameReader reader = editor.file().reader()) {
            reader.frame(5);
            Files.write(path, Workbench.sample("captures/ping.pcap"));
            Workbench.await("it is noticed", () -> isSaidToBeChanged(reader));
        }
    }

    @Test
    void saysThatTheSelectedPacketCannotBeReadAndShowsNoOther() throws Exception {
        Workbench.await("a packet is shown", () -> shown().length() > 100);
        byte[] octets = Files.readAllBytes(path);
        octets[octets.length - 1] ^= 0x55;
        Files.write(path, octets);
        for (int number = 2; !shown().isEmpty(); number = number % 19 + 1) {
            String before = shown();
            editor.goTo(number);
            Workbench.await("another packet is shown, or none", () -> !shown().equals(before));
        }
        assertTrue(editor.filterBar().message().startsWith("19 packets; the file has been changed since it was opened"), editor.filterBar().message());
        Workbench.await("the editor offers to read it anew", editor.filterBar()::offersReload);
        assertEquals("19 packets; the file has been changed since it was opened", editor.filterBar().message());

        Workbench.command("dev.remora.ide.packets.reload");
        Workbench.await("the packet of the file as it is now is shown", () -> shown().length() > 100);
        assertFalse(editor.filterBar().message().contains("changed"), editor.filterBar().message());
    }

    private String shown() {
        return editor.octets().control().getText();
    }

    // Goes back, for which the file is read anew.
    private static boolean isSaidToBeChanged(FrameReader reader) {
        try {
            reader.frame(6);
            reader.frame(5);
            return false;
        } catch (IOException e) {
            return CHANGED.equals(e.getMessage());
        }
    }

    @Test
    void hasItsNameInTheTabWhereItIsNoneAnyLonger() throws Exception {
        page.closeAllEditors(false);
        Files.writeString(path, "text");
        IEditorPart part = Workbench.open(page, editor.getEditorInput().getAdapter(IFile.class));
        assertFalse(part instanceof CaptureEditor, "it is not shown");
        Workbench.await("its tab is named", () -> isTab(page.getWorkbenchWindow().getShell(), "connection.pcap"));
    }

    private static boolean isTab(Composite in, String name) {
        return in instanceof CTabFolder tabs && Arrays.stream(tabs.getItems()).anyMatch(tab -> tab.getText().equals(name))
                || Arrays.stream(in.getChildren()).anyMatch(each -> each instanceof Composite inner && isTab(inner, name));
    }

    @Test
    void isToldOfAsItComesToFront() throws Exception {
        Files.write(path, Workbench.sample("captures/ping.pcap"));
        lookAgain();
        Workbench.await("it is told", () -> editor.filterBar().message().equals("19 packets; the file has been changed since it was opened") && editor.filterBar().offersReload());
    }

    @Test
    void isReloadedWithItsFilterAndItsSelectedPacket() throws Exception {
        CaptureEditor scan = open("scan.pcap", Workbench.sample("captures/null-scan.pcap"));
        ConnectionsView connections = (ConnectionsView) Workbench.act(() -> page.showView(ConnectionsView.ID));
        scan.filterBar().apply("tcp.flags.fin");
        Workbench.await("no packet is shown", () -> scan.filterBar().message().startsWith("0 of "));
        scan.filterBar().apply("tcp");
        Workbench.await("packets are shown", () -> scan.packets().selected() > 0);
        scan.goTo(7);
        Files.write(scan.file().path(), Workbench.sample("captures/syn-fin-scan.pcap"));
        Workbench.await("reload is offered while it is looked at", scan.filterBar()::offersReload);

        page.activate(scan);
        Workbench.command("dev.remora.ide.packets.reload");
        Workbench.await("it is read anew", () -> scan.filterBar().message().matches("\\d+ of \\d+ packets") && scan.packets().selected() > 0);
        assertEquals(7, scan.packets().selected());
        assertEquals("tcp", scan.filterBar().text().getText());
        assertFalse(scan.filterBar().offersReload());
        scan.filterBar().apply("tcp.flags.fin");
        Workbench.await("packets of the new file are filtered", () -> scan.packets().size() > 100);
        scan.goTo(8);
        Workbench.await("its octets are shown", () -> scan.octets().control().getText().length() > 100);
        Workbench.await("its connections are listed", () -> connections.table().rows() == scan.file().connectionCount() && connections.table().selected() >= 0);
    }

    @Test
    void isToldOfWhereItBeginsAndEndsAsItDid() throws Exception {
        byte[] octets = Workbench.sample("captures/null-scan.pcap");
        CaptureEditor scan = open("scan.pcap", octets);
        octets[octets.length / 2 + 1] ^= 0x55;
        Files.write(scan.file().path(), octets);
        Workbench.await("it is told", () -> scan.filterBar().message().contains("; the file has been changed since it was opened"));
    }

    @Test
    void isNotMixedWithWhatItWasWhereItIsCompressed() throws Exception {
        CaptureEditor flood = open("flood.pcap.gz", Workbench.sample("captures/syn-flood.pcap.gz"));
        Files.write(flood.file().path(), Workbench.sample("captures/ack-flood.pcap.gz"));
        AlertsView alerts = (AlertsView) Workbench.act(() -> page.showView(AlertsView.ID));
        alerts.runRules();
        Workbench.await("rules do not run on it", () -> alerts.getContentDescription().endsWith("0 alerts; " + CHANGED));
        try (Rows rows = new Rows(flood.file(), List.of())) {
            assertTrue(rows.row(5).isRead(), "what was decompressed is kept");
        }
    }

    @Test
    void staysAsItIsWhereItCannotBeReadAnew() throws Exception {
        Files.writeString(path, "text");
        Workbench.act(() -> {
            editor.reload();
            return null;
        });
        assertTrue(editor.filterBar().message().startsWith("19 packets; it cannot be read again: "), editor.filterBar().message());
        assertFalse(editor.filterBar().message().contains(path.getParent().toString()), editor.filterBar().message());
        assertEquals(19, editor.packets().size());
    }

    @Test
    void isReadOnWhereItHasGrown() throws Exception {
        Files.write(path, new byte[]{1, 2, 3}, StandardOpenOption.APPEND);
        assertTrue(row(5).isRead(), "it is where it was");
        lookAgain();
        Workbench.await("it is told", () -> editor.filterBar().message().equals("19 packets; the file has grown since it was opened") && editor.filterBar().offersReload());
    }
}
