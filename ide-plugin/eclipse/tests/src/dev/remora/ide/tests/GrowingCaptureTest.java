package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.dissect.Settings;
import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.connection.ConnectionsView;
import dev.remora.ide.connection.LadderView;
import dev.remora.ide.connection.SequenceView;
import dev.remora.ide.connection.StateDiagramView;
import dev.remora.ide.connection.StreamView;
import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.LiveFiles;
import dev.remora.tracking.TcpState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection that is chosen while its capture is still read. */
class GrowingCaptureTest {
    private static final int FILE_HEADER   = 24;
    private static final int PACKET_HEADER = 16;
    private static final int INFO          = 7;
    private static final int PACKETS       = 19;

    private final AtomicBoolean over    = new AtomicBoolean();
    private final AtomicBoolean held    = new AtomicBoolean();          // whoever reads the capture is to wait
    private final AtomicBoolean holding = new AtomicBoolean();          // and does
    private IWorkbenchPage      page;
    private byte[]              whole;
    private Path                path;

    @BeforeEach
    void begin() throws Exception {
        page = Workbench.emptyPage();
        whole = Workbench.sample("captures/connection.pcap");
    }

    @AfterEach
    void end() {
        held.set(false);
        over.set(true);
        page.closeAllEditors(false);
    }

    // An editor of a capture that is being written, and has these octets so far.
    private CaptureEditor open(byte[] begun) throws Exception {
        IFile file = Workbench.file(Workbench.project("growing"), "growing.pcap", begun);
        path = file.getLocation().toPath();
        LiveFiles.add(path, this::isOver, () -> {});
        return assertInstanceOf(CaptureEditor.class, Workbench.open(page, file));
    }

    private boolean isOver() {
        while (held.get() && Job.getJobManager().currentJob() != null) {
            holding.set(true);
            LockSupport.parkNanos(1_000_000);
        }
        return over.get();
    }

    // The same with the first packets.
    private CaptureEditor open(int packets) throws Exception {
        CaptureEditor editor = open(Arrays.copyOf(whole, after(whole, packets)));
        Workbench.await("they are read", () -> editor.file().size() == packets && editor.packets().size() == packets && editor.packets().selected() == 1);
        return editor;
    }

    private void append(int from, int to) {
        try {
            Files.write(path, Arrays.copyOfRange(whole, after(whole, from), after(whole, to)), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void appendAll() throws IOException {
        Files.write(path, Arrays.copyOfRange(whole, FILE_HEADER, whole.length), StandardOpenOption.APPEND);
    }

    @Test
    void isShownToItsEndOnceThatIsThere() throws Exception {
        ConnectionsView connections = (ConnectionsView) page.showView(ConnectionsView.ID);
        LadderView ladder = (LadderView) page.showView(LadderView.ID);
        StateDiagramView states = (StateDiagramView) page.showView(StateDiagramView.ID);
        open(3);
        Workbench.await("the connection is listed", () -> connections.table().rows() == 1);
        connections.choose(1);
        Workbench.await("the ladder of three packets is drawn", () -> packets(ladder) > 0 && packets(ladder) <= 3);
        Workbench.await("it is said to be the ladder so far", () -> ladder.getContentDescription().equals("so far"));

        append(3, 10);
        Workbench.await("it grows with the capture", () -> packets(ladder) > 3);
        append(10, PACKETS);
        over.set(true);
        Workbench.await("it ends as the list says", () -> TcpState.TIME_WAIT == ladder.ladder().rungs().getLast().originator().state() && ladder.getContentDescription().isEmpty());
        Workbench.await("the states know that it is all", () -> !states.getContentDescription().contains("so far"));
        Workbench.await("the list knows it, too", () -> connections.table().text(3, 0).equals("TIME-WAIT"));
    }

    @Test
    void isNotPaintedForPacketsThatComeOutOfSight() throws Exception {
        CaptureEditor editor = open(PACKETS);
        for (int i = 1; i < 10; i++)
            appendAll();
        Workbench.await("all that is there is listed", () -> editor.packets().size() == 10 * PACKETS);
        editor.goTo(1);
        Workbench.await("all rows are made", () -> !editor.packets().text(INFO, 0).isEmpty() && isIdle("Rows"));
        Workbench.settle();
        AtomicInteger painted = new AtomicInteger();
        editor.packets().control().addListener(SWT.Paint, event -> painted.incrementAndGet());

        for (int i = 11; i <= 30; i++) {
            appendAll();
            String said = i * PACKETS + " packets";
            Workbench.await("more are listed", () -> editor.filterBar().message().startsWith(said));
        }
        assertTrue(painted.get() < 10, () -> "painted " + painted.get() + " times while the list grew 20 times");
    }

    @Test
    void goesToTheEndThatIsThereThoughTheListIsYetToHearOfIt() throws Exception {
        CaptureEditor editor = open(PACKETS);
        editor.goTo(1);
        Workbench.settle();
        for (int i = 0; i < 20; i++)
            appendAll();
        for (int i = 0; i < 1000 && editor.file().size() < 21 * PACKETS; i++)
            Thread.sleep(10);                                             // nothing is told of it meanwhile: this is the thread of the user interface
        NatTable list = editor.packets().control();
        Event end = new Event();
        end.keyCode = SWT.END;
        list.notifyListeners(SWT.KeyDown, end);
        assertEquals(21 * PACKETS, editor.packets().selected());
        assertEquals(21 * PACKETS - 1, list.getRowIndexByPosition(list.getRowCount() - 1), "it is in sight");
    }

    @Test
    void isSavedUpToTheLastPacketThatIsThereAsAWhole() throws Exception {
        CaptureEditor editor = open(Arrays.copyOf(whole, after(whole, 7) + PACKET_HEADER + 9));
        Workbench.await("seven packets are read", () -> editor.file().size() == 7);
        Path target = path.resolveSibling("kept.pcap");
        editor.saveAs(target);
        assertArrayEquals(Arrays.copyOf(whole, after(whole, 7)), Files.readAllBytes(target));
    }

    @Test
    void isSavedToItsEndThoughThatIsYetToBeRead() throws Exception {
        assertArrayEquals(whole, Files.readAllBytes(savedBeforeItIsRead("kept.pcap")));
        try (CaptureFile kept = new CaptureFile(savedBeforeItIsRead("kept.pcapng"), Settings.STANDARD)) {
            kept.index(() -> false);
            assertEquals(PACKETS, kept.size());
        }
    }

    @Test
    void endsItsCaptureWhereItsJobIsStoppedAndIsReadToItsEnd() throws Exception {
        CaptureEditor editor = open(7);
        LiveFiles.add(path, over::get, () -> {
            append(7, PACKETS);
            over.set(true);
        });
        Arrays.stream(jobs("Capturing to growing.pcap")).forEach(Job::cancel);
        Workbench.await("it is read to its end", () -> editor.file().isComplete() && editor.packets().size() == PACKETS);
        assertEquals("", editor.file().damage());
    }

    @Test
    void goesOnWhereItsEditorIsClosed() throws Exception {
        AtomicBoolean stopped = new AtomicBoolean();
        CaptureEditor editor = open(7);
        LiveFiles.add(path, over::get, () -> stopped.set(true));
        page.closeEditor(editor, false);
        Workbench.await("nothing reads it", () -> jobs("Capturing to growing.pcap").length == 0);
        assertFalse(stopped.get(), "the capture goes on");
    }

    // Of a live capture that has ended, of which the last packets are read only once it is being saved.
    private Path savedBeforeItIsRead(String name) throws Exception {
        over.set(false);
        CaptureEditor editor = open(7);
        LiveFiles.addTemporary(path, over::get, () -> {}, () -> {});
        holding.set(false);
        held.set(true);
        Workbench.await("reading is held up", holding::get);
        append(7, PACKETS);
        over.set(true);
        Display.getCurrent().asyncExec(() -> held.set(false));
        Path target = path.resolveSibling(name);
        assertTrue(editor.save(target, new NullProgressMonitor()));
        Workbench.await("all is read", () -> editor.file().isComplete());
        assertEquals(PACKETS, editor.file().size());
        assertFalse(editor.isDirty(), "nothing is left to be saved");
        page.closeEditor(editor, false);
        return target;
    }

    @Test
    void readsWhatAViewShowsOfAConnectionOnceAtATime() throws Exception {
        ConnectionsView connections = (ConnectionsView) page.showView(ConnectionsView.ID);
        LadderView ladder = (LadderView) page.showView(LadderView.ID);
        open(5);
        Workbench.await("the connection is listed", () -> connections.table().rows() == 1);
        connections.choose(1);
        Workbench.await("the ladder is drawn", () -> packets(ladder) > 0);
        Job.getJobManager().suspend();                                    // so that no reading begins
        try {
            for (int packets = 5; packets < 15; packets++) {
                append(packets, packets + 1);
                long end = System.nanoTime() + 300_000_000;
                Workbench.await("a while has passed", () -> System.nanoTime() > end);
            }
            long views = Stream.of(LadderView.ID, StreamView.ID, SequenceView.ID).filter(view -> page.findView(view) != null).count();
            assertEquals(views, waiting(), "each view has asked once");
        } finally {
            Job.getJobManager().resume();
        }
    }

    private static long waiting() {
        return Arrays.stream(Job.getJobManager().find(null)).filter(job -> job.getName().startsWith("Connection ")).count();
    }

    private static boolean isIdle(String job) {
        return Arrays.stream(Job.getJobManager().find(null)).noneMatch(each -> each.getName().startsWith(job));
    }

    @Test
    void saysOfAStoppedFilterThatItsCountIsNotAll() throws Exception {
        CaptureEditor editor = open(3);
        editor.filterBar().apply("tcp");
        Workbench.await("one is found", () -> editor.filterBar().message().startsWith("1 of 3 packets"));
        Job[] filters = jobs("Filtering growing.pcap by tcp");
        assertEquals(1, filters.length);
        filters[0].cancel();
        Workbench.await("it has stopped", () -> filters[0].getResult() != null);

        append(3, PACKETS);
        over.set(true);
        Workbench.await("the capture is read to its end", () -> editor.file().isComplete());
        Workbench.await("the count is said not to be all", () -> editor.filterBar().message().equals("1 of 19 packets so far, stopped"));
    }

    @Test
    void saysOfAFilterThatWasStoppedBeforeItBeganThatItsCountIsNotAll() throws Exception {
        over.set(true);
        CaptureEditor editor = open(PACKETS);
        Workbench.await("all is read", () -> editor.filterBar().message().equals("19 packets"));
        Job.getJobManager().suspend();                                    // so that no job begins
        try {
            editor.filterBar().apply("tcp");
            Arrays.stream(jobs("Filtering growing.pcap by tcp")).forEach(Job::cancel);
        } finally {
            Job.getJobManager().resume();
        }
        Workbench.await("the count is said not to be all", () -> editor.filterBar().message().equals("0 of 19 packets so far, stopped"));
    }

    private static Job[] jobs(String name) {
        return Arrays.stream(Job.getJobManager().find(null)).filter(job -> job.getName().equals(name)).toArray(Job[]::new);
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
