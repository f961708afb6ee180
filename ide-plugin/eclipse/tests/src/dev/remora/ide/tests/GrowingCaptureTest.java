package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.connection.ConnectionsView;
import dev.remora.ide.connection.LadderView;
import dev.remora.ide.connection.SequenceView;
import dev.remora.ide.connection.StateDiagramView;
import dev.remora.ide.connection.StreamView;
import dev.remora.ide.model.LiveFiles;
import dev.remora.tracking.TcpState;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.Test;

/** A connection that is chosen while its capture is still read. */
class GrowingCaptureTest {
    private static final int FILE_HEADER   = 24;
    private static final int PACKET_HEADER = 16;
    private static final int INFO          = 7;

    @Test
    void isShownToItsEndOnceThatIsThere() throws Exception {
        IWorkbenchPage page = Workbench.emptyPage();
        byte[] whole = Workbench.sample("captures/connection.pcap");
        int begun = after(whole, 3);
        IFile file = Workbench.file(Workbench.project("growing"), "growing.pcap", Arrays.copyOf(whole, begun));
        Path path = file.getLocation().toPath();
        AtomicBoolean over = new AtomicBoolean();
        LiveFiles.add(path, over::get);
        ConnectionsView connections = (ConnectionsView) page.showView(ConnectionsView.ID);
        LadderView ladder = (LadderView) page.showView(LadderView.ID);
        StateDiagramView states = (StateDiagramView) page.showView(StateDiagramView.ID);
        CaptureEditor editor = assertInstanceOf(CaptureEditor.class, Workbench.open(page, file));
        Workbench.await("three packets are read", () -> editor.file().size() == 3 && editor.packets().selected() == 1 && connections.table().rows() == 1);
        connections.choose(1);
        Workbench.await("the ladder of three packets is drawn", () -> packets(ladder) > 0 && packets(ladder) <= 3);
        Workbench.await("it is said to be the ladder so far", () -> ladder.getContentDescription().equals("so far"));

        Files.write(path, Arrays.copyOfRange(whole, begun, after(whole, 10)), StandardOpenOption.APPEND);
        Workbench.await("it grows with the capture", () -> packets(ladder) > 3);
        Files.write(path, Arrays.copyOfRange(whole, after(whole, 10), whole.length), StandardOpenOption.APPEND);
        over.set(true);
        Workbench.await("it ends as the list says", () -> TcpState.TIME_WAIT == ladder.ladder().rungs().getLast().originator().state() && ladder.getContentDescription().isEmpty());
        Workbench.await("the states know that it is all", () -> !states.getContentDescription().contains("so far"));
        Workbench.await("the list knows it, too", () -> connections.table().text(3, 0).equals("TIME-WAIT"));
        page.closeAllEditors(false);
    }

    @Test
    void isNotPaintedForPacketsThatComeOutOfSight() throws Exception {
        IWorkbenchPage page = Workbench.emptyPage();
        byte[] whole = Workbench.sample("captures/connection.pcap");
        byte[] packets = Arrays.copyOfRange(whole, FILE_HEADER, whole.length);
        Path path = Workbench.file(Workbench.project("long"), "long.pcap", Arrays.copyOf(whole, FILE_HEADER)).getLocation().toPath();
        for (int i = 0; i < 10; i++)
            Files.write(path, packets, StandardOpenOption.APPEND);
        AtomicBoolean over = new AtomicBoolean();
        LiveFiles.add(path, over::get);
        CaptureEditor editor = assertInstanceOf(CaptureEditor.class, Workbench.act(() -> IDE.openEditorOnFileStore(page, EFS.getStore(path.toUri()))));
        Workbench.await("all that is there is listed", () -> editor.packets().size() == 190);
        editor.goTo(1);
        Workbench.await("all rows are made", () -> !editor.packets().text(INFO, 0).isEmpty() && isIdle("Rows"));
        Workbench.settle();
        AtomicInteger painted = new AtomicInteger();
        editor.packets().control().addListener(SWT.Paint, event -> painted.incrementAndGet());

        for (int i = 1; i <= 20; i++) {
            Files.write(path, packets, StandardOpenOption.APPEND);
            String said = 190 + 19 * i + " packets";
            Workbench.await("more are listed", () -> editor.filterBar().message().startsWith(said));
        }
        assertTrue(painted.get() < 10, () -> "painted " + painted.get() + " times while the list grew 20 times");
        over.set(true);
        page.closeAllEditors(false);
    }

    @Test
    void goesToTheEndThatIsThereThoughTheListIsYetToHearOfIt() throws Exception {
        IWorkbenchPage page = Workbench.emptyPage();
        byte[] whole = Workbench.sample("captures/connection.pcap");
        byte[] packets = Arrays.copyOfRange(whole, FILE_HEADER, whole.length);
        Path path = Workbench.file(Workbench.project("end"), "end.pcap", whole).getLocation().toPath();
        AtomicBoolean over = new AtomicBoolean();
        LiveFiles.add(path, over::get);
        CaptureEditor editor = assertInstanceOf(CaptureEditor.class, Workbench.act(() -> IDE.openEditorOnFileStore(page, EFS.getStore(path.toUri()))));
        Workbench.await("all that is there is listed", () -> editor.packets().size() == 19);
        editor.goTo(1);
        Workbench.settle();
        for (int i = 0; i < 20; i++)
            Files.write(path, packets, StandardOpenOption.APPEND);
        for (int i = 0; i < 1000 && editor.file().size() < 21 * 19; i++)
            Thread.sleep(10);                                             // nothing is told of it meanwhile: this is the thread of the user interface
        NatTable list = editor.packets().control();
        Event end = new Event();
        end.keyCode = SWT.END;
        list.notifyListeners(SWT.KeyDown, end);
        assertEquals(21 * 19, editor.packets().selected());
        assertEquals(21 * 19 - 1, list.getRowIndexByPosition(list.getRowCount() - 1), "it is in sight");
        over.set(true);
        page.closeAllEditors(false);
    }

    @Test
    void isSavedUpToTheLastPacketThatIsThereAsAWhole() throws Exception {
        IWorkbenchPage page = Workbench.emptyPage();
        byte[] whole = Workbench.sample("captures/connection.pcap");
        IFile file = Workbench.file(Workbench.project("part"), "part.pcap", Arrays.copyOf(whole, after(whole, 7) + PACKET_HEADER + 9));
        AtomicBoolean over = new AtomicBoolean();
        LiveFiles.add(file.getLocation().toPath(), over::get);
        CaptureEditor editor = assertInstanceOf(CaptureEditor.class, Workbench.open(page, file));
        Workbench.await("seven packets are read", () -> editor.file().size() == 7);
        Path target = file.getLocation().toPath().resolveSibling("kept.pcap");
        editor.saveAs(target);
        assertArrayEquals(Arrays.copyOf(whole, after(whole, 7)), Files.readAllBytes(target));
        over.set(true);
        page.closeAllEditors(false);
    }

    @Test
    void readsWhatAViewShowsOfAConnectionOnceAtATime() throws Exception {
        IWorkbenchPage page = Workbench.emptyPage();
        byte[] whole = Workbench.sample("captures/connection.pcap");
        int begun = after(whole, 5);
        IFile file = Workbench.file(Workbench.project("once"), "once.pcap", Arrays.copyOf(whole, begun));
        AtomicBoolean over = new AtomicBoolean();
        LiveFiles.add(file.getLocation().toPath(), over::get);
        ConnectionsView connections = (ConnectionsView) page.showView(ConnectionsView.ID);
        LadderView ladder = (LadderView) page.showView(LadderView.ID);
        CaptureEditor editor = assertInstanceOf(CaptureEditor.class, Workbench.open(page, file));
        Workbench.await("five packets are read", () -> editor.file().size() == 5 && connections.table().rows() == 1);
        connections.choose(1);
        Workbench.await("the ladder is drawn", () -> packets(ladder) > 0);
        Job.getJobManager().suspend();                                    // so that no reading begins
        try {
            for (int packets = 5; packets < 15; packets++) {
                Files.write(file.getLocation().toPath(), Arrays.copyOfRange(whole, after(whole, packets), after(whole, packets + 1)), StandardOpenOption.APPEND);
                long end = System.nanoTime() + 300_000_000;
                Workbench.await("a while has passed", () -> System.nanoTime() > end);
            }
            long views = Stream.of(LadderView.ID, StreamView.ID, SequenceView.ID).filter(view -> page.findView(view) != null).count();
            assertEquals(views, waiting(), "each view has asked once");
        } finally {
            Job.getJobManager().resume();
        }
        over.set(true);
        page.closeAllEditors(false);
    }

    private static long waiting() {
        return Arrays.stream(Job.getJobManager().find(null)).filter(job -> job.getName().startsWith("Connection ")).count();
    }

    private static boolean isIdle(String job) {
        return Arrays.stream(Job.getJobManager().find(null)).noneMatch(each -> each.getName().startsWith(job));
    }

    @Test
    void saysOfAStoppedFilterThatItsCountIsNotAll() throws Exception {
        IWorkbenchPage page = Workbench.emptyPage();
        byte[] whole = Workbench.sample("captures/connection.pcap");
        int begun = after(whole, 3);
        IFile file = Workbench.file(Workbench.project("stopped"), "stopped.pcap", Arrays.copyOf(whole, begun));
        AtomicBoolean over = new AtomicBoolean();
        LiveFiles.add(file.getLocation().toPath(), over::get);
        CaptureEditor editor = assertInstanceOf(CaptureEditor.class, Workbench.open(page, file));
        Workbench.await("three packets are read", () -> editor.packets().size() == 3);
        editor.filterBar().apply("tcp");
        Workbench.await("one is found", () -> editor.filterBar().message().startsWith("1 of 3 packets"));
        Job[] filters = Arrays.stream(Job.getJobManager().find(null)).filter(job -> job.getName().equals("Filtering stopped.pcap by tcp")).toArray(Job[]::new);
        assertEquals(1, filters.length);
        filters[0].cancel();
        Workbench.await("it has stopped", () -> filters[0].getResult() != null);

        Files.write(file.getLocation().toPath(), Arrays.copyOfRange(whole, begun, whole.length), StandardOpenOption.APPEND);
        over.set(true);
        Workbench.await("the capture is read to its end", () -> editor.file().isComplete());
        Workbench.await("the count is said not to be all", () -> editor.filterBar().message().equals("1 of 19 packets so far, stopped"));
        page.closeAllEditors(false);
    }

    @Test
    void saysOfAFilterThatWasStoppedBeforeItBeganThatItsCountIsNotAll() throws Exception {
        IWorkbenchPage page = Workbench.emptyPage();
        IFile file = Workbench.file(Workbench.project("early"), "early.pcap", Workbench.sample("captures/connection.pcap"));
        CaptureEditor editor = assertInstanceOf(CaptureEditor.class, Workbench.open(page, file));
        Workbench.await("all is read", () -> editor.filterBar().message().equals("19 packets"));
        Job.getJobManager().suspend();                                    // so that no job begins
        try {
            editor.filterBar().apply("tcp");
            Arrays.stream(Job.getJobManager().find(null)).filter(job -> job.getName().equals("Filtering early.pcap by tcp")).forEach(Job::cancel);
        } finally {
            Job.getJobManager().resume();
        }
        Workbench.await("the count is said not to be all", () -> editor.filterBar().message().equals("0 of 19 packets so far, stopped"));
        page.closeAllEditors(false);
    }

    private static long packets(LadderView view) {
        return view.ladder().rungs().stream().filter(rung -> rung.side() != null).count();
    }

    // Where so many packets of a file end.
    private static int after(byte[] pcap, int packets) {
        ByteBuffer octets = ByteBuffer.wrap(pcap).order(ByteOrder.LITTLE_ENDIAN);
        int at = FILE_HEADER;
        for (int i = 0; i < packets; i++)
            at += PACKET_HEADER + octets.getInt(at + 8);
        return at;
    }
}
