package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.remora.ide.PacketsPerspective;
import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.live.LiveSession;
import dev.remora.ide.live.LiveView;
import dev.remora.live.LiveCapture;
import dev.remora.live.LiveException;
import dev.remora.live.LiveSettings;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveCaptureTest {
    private static final int PORT = 40_009;

    // Also where a test has failed: what still captures would make those that come after wait for its end.
    @AfterEach
    void endWhatCaptures() throws Exception {
        IWorkbenchPage page = Workbench.emptyPage();
        page.hideView(page.findView(LiveView.ID));
        Workbench.await("what captured has ended", LiveCaptureTest::hasEnded);
    }

    @Test
    void showsPacketsWhileTheyComeAndStopsAtOnce() throws Exception {
        assumeTrue(canCapture(), "this process may not capture from lo");
        try (Standstill standstill = Standstill.watch()) {
            capture();
            standstill.assertNone();
        }
    }

    @Test
    void showsNothingBelowTheListUntilAFilterTakesAPacket() throws Exception {
        assumeTrue(canCapture(), "this process may not capture from lo");
        CaptureEditor editor = start();
        Workbench.await("octets are shown", () -> editor.octets().control().getCharCount() > 0);

        editor.filterBar().apply("udp.length == 1234");
        Workbench.await("none of the list is below it", () -> send() && editor.packets().size() == 0 && editor.octets().control().getCharCount() == 0);
        assertTrue(editor.getSite().getSelectionProvider().getSelection().isEmpty(), "no packet is selected");
        assertFalse(editor.file().isComplete(), "the capture goes on");
        List<String> jobs = Arrays.stream(Job.getJobManager().find(null)).filter(job -> job.getState() == Job.RUNNING).map(Job::getName).toList();
        assertTrue(jobs.contains("Capturing to " + editor.file().path().getFileName()), jobs::toString);

        editor.filterBar().apply("udp");
        Workbench.await("a packet is selected again", () -> send() && editor.packets().selected() > 0 && editor.octets().control().getCharCount() > 0);
    }

    @Test
    void keepsTheNewestPacketInSightUntilOneLooksAtEarlierOnes() throws Exception {
        assumeTrue(canCapture(), "this process may not capture from lo");
        CaptureEditor editor = start();
        NatTable table = editor.packets().control();
        Workbench.await("the list follows", () -> send() && last(editor) > 100);
        assertEquals(1, editor.packets().selected());

        editor.goTo(1);
        int size = editor.packets().size();
        Workbench.await("more packets have come", () -> send() && editor.packets().size() > size + 40);
        assertEquals(0, table.getRowIndexByPosition(1));
    }

    @Test
    void keepsTheNewestPacketInSightWhereTheListBecomesAnother() throws Exception {
        assumeTrue(canCapture(), "this process may not capture from lo");
        CaptureEditor editor = start();
        Workbench.await("the list follows", () -> send() && last(editor) > 100);
        editor.filterBar().apply("frame.number <= 3");
        Workbench.await("it is filtered", () -> send() && editor.packets().size() == 3 && editor.packets().selected() == 1);
        editor.filterBar().apply("");
        Workbench.await("it goes on to follow", () -> send() && last(editor) > 100);

        editor.filterBar().apply("frame.number <= 3");
        Workbench.await("it is filtered again", () -> editor.packets().size() == 3 && editor.packets().selected() == 1);
        editor.goTo(1);
        editor.filterBar().apply("");
        int size = editor.packets().size();
        Workbench.await("more packets have come", () -> send() && editor.packets().size() > size + 40);
        assertEquals(0, editor.packets().control().getRowIndexByPosition(1), "the packet that was chosen stays in sight");
    }

    private static int last(CaptureEditor editor) {
        NatTable table = editor.packets().control();
        return table.getRowIndexByPosition(table.getRowCount() - 1);
    }

    @Test
    void startsByEnterInTheFilterAndSaysAllWhereTheLineIsTooShort() throws Exception {
        assumeTrue(canCapture(), "this process may not capture from lo");
        IWorkbenchPage page = Workbench.emptyPage();
        LiveView view = (LiveView) Workbench.act(() -> page.showView(LiveView.ID));
        Workbench.await("interfaces are listed", () -> Arrays.stream(view.interfaces().getItems()).anyMatch(each -> each.getText().equals("lo")));
        view.start("no interface");
        assertTrue(view.button("Start").isEnabled(), "nothing is under way");
        view.filter().setText("udp && prot 1");
        view.start("lo");
        Workbench.await("it is refused", () -> view.status().contains("\"udp && prot 1\" is not valid"));
        assertEquals(view.status(), view.statusTip());

        view.filter().setText("udp port " + PORT);
        view.filter().notifyListeners(SWT.DefaultSelection, new Event());
        assertFalse(view.button("Start").isEnabled(), "it is under way");
        view.interfaces().notifyListeners(SWT.Selection, new Event());
        assertFalse(view.button("Start").isEnabled(), "it is under way still");
        view.filter().notifyListeners(SWT.DefaultSelection, new Event());
        Workbench.await("datagrams are listed", () -> send() && page.getActiveEditor() instanceof CaptureEditor editor && editor.packets().size() >= 5);
        assertEquals(view.status(), view.statusTip());
        Workbench.settle();
        assertEquals(1, page.getEditorReferences().length, "Enter that is pressed twice starts one capture");
    }

    @Test
    void deletesACaptureThatIsClosedUnsaved() throws Exception {
        assumeTrue(canCapture(), "this process may not capture from lo");
        CaptureEditor editor = capture();
        Path file = editor.file().path();
        assertTrue(editor.isDirty(), "closing asks");
        assertNull(editor.getEditorInput().getPersistable(), "the next start does not look for it");
        assertTrue(Files.exists(file));

        editor.getSite().getPage().closeEditor(editor, false);

        Workbench.await("the file is gone", () -> !Files.exists(file.getParent()));
    }

    @Test
    void deletesACaptureThatIsClosedWhileItRuns() throws Exception {
        assumeTrue(canCapture(), "this process may not capture from lo");
        CaptureEditor editor = start();
        Path file = editor.file().path();

        editor.getSite().getPage().closeEditor(editor, false);

        Workbench.await("it has ended", LiveCaptureTest::hasEnded);
        Workbench.await("the file is gone", () -> !Files.exists(file.getParent()));
    }

    @Test
    void goesOnWhileASecondEditorShowsIt() throws Exception {
        assumeTrue(canCapture(), "this process may not capture from lo");
        CaptureEditor editor = start();
        Path file = editor.file().path();
        IWorkbenchPage page = editor.getSite().getPage();
        page.closeEditor(Workbench.act(() -> page.openEditor(editor.getEditorInput(), CaptureEditor.ID, true, IWorkbenchPage.MATCH_NONE)), false);
        IWorkbenchPage another = Workbench.act(() -> PlatformUI.getWorkbench().openWorkbenchWindow(PacketsPerspective.ID, null)).getActivePage();
        Workbench.act(() -> another.openEditor(editor.getEditorInput(), CaptureEditor.ID));
        another.closeAllEditors(false);
        another.getWorkbenchWindow().close();

        int size = editor.file().size();
        Workbench.await("more packets come", () -> send() && editor.file().size() > size + 5);
        assertTrue(Files.exists(file));
        Workbench.act(() -> page.openEditor(editor.getEditorInput(), CaptureEditor.ID, true, IWorkbenchPage.MATCH_NONE));
        page.closeAllEditors(false);
        Workbench.await("the file is gone with the last", () -> !Files.exists(file.getParent()));
    }

    @Test
    void keepsACaptureInTheFileThatItIsSavedAs() throws Exception {
        assumeTrue(canCapture(), "this process may not capture from lo");
        CaptureEditor editor = capture();
        Path file = editor.file().path();
        int size = editor.file().size();
        Path target = Files.createTempDirectory("kept").resolve("kept.pcapng");
        IWorkbenchPage page = editor.getSite().getPage();

        editor.saveAs(target);

        Workbench.await("the kept file is shown", () -> page.getActiveEditor() instanceof CaptureEditor kept && kept.file().path().equals(target) && kept.file().isComplete());
        CaptureEditor kept = (CaptureEditor) page.getActiveEditor();
        assertEquals(size, kept.file().size());
        assertFalse(kept.isDirty());
        Workbench.await("the temporary file is gone", () -> !Files.exists(file.getParent()));
        page.closeAllEditors(false);
        Files.delete(target);
    }

    @Test
    void endsACaptureWhoseViewIsClosedWhileItOpens() throws Exception {
        assumeTrue(canCapture(), "this process may not capture from lo");
        IWorkbenchPage page = Workbench.emptyPage();
        LiveView view = (LiveView) Workbench.act(() -> page.showView(LiveView.ID));
        Workbench.await("interfaces are listed", () -> view.interfaces().getItemCount() > 0);
        List<Job> opening = new CopyOnWriteArrayList<>();
        IJobChangeListener listener = new JobChangeAdapter() {
            @Override
            public void scheduled(IJobChangeEvent event) {
                if (event.getJob().getName().equals("Live capture of lo"))
                    opening.add(event.getJob());
            }
        };
        Job.getJobManager().addJobChangeListener(listener);
        view.start("lo");
        page.hideView(view);
        Job.getJobManager().removeJobChangeListener(listener);

        assertEquals(1, opening.size());
        Workbench.await("it is open", () -> opening.getFirst().getResult() != null);
        Workbench.await("it has ended", LiveCaptureTest::hasEnded);
        assertNull(page.getActiveEditor());
    }

    @Test
    void namesItsFileWithWhatEverySystemTakes() {
        LocalDateTime at = LocalDateTime.of(2026, 1, 2, 3, 4, 5);
        assertEquals("eth0.100-20260102-030405.pcapng", LiveSession.fileName("eth0.100", at));
        assertEquals("_Device_NPF__8A2B_-20260102-030405.pcapng", LiveSession.fileName("\\Device\\NPF_{8A2B}", at));
        assertEquals("a_b_c_d-20260102-030405.pcapng", LiveSession.fileName("a/b:c?*d", at));
        assertEquals(80 + "-20260102-030405.pcapng".length(), LiveSession.fileName("x".repeat(300), at).length());
    }

    private static boolean hasEnded() {
        return Thread.getAllStackTraces().keySet().stream().noneMatch(thread -> thread.getName().equals("live capture of lo"));
    }

    private static CaptureEditor start() throws Exception {
        IWorkbenchPage page = Workbench.emptyPage();
        LiveView view = (LiveView) Workbench.act(() -> page.showView(LiveView.ID));
        Workbench.await("interfaces are listed", () -> view.interfaces().getItemCount() > 0);
        view.start("lo");
        Workbench.await("an editor shows the capture", () -> page.getActiveEditor() instanceof CaptureEditor);
        CaptureEditor editor = (CaptureEditor) page.getActiveEditor();
        Workbench.await("datagrams are listed", () -> send() && editor.packets().size() >= 20);
        return editor;
    }

    private static CaptureEditor capture() throws Exception {
        CaptureEditor editor = start();
        LiveView view = (LiveView) editor.getSite().getPage().findView(LiveView.ID);
        Workbench.await("they are painted while they come", () -> Workbench.colours(editor.packets().control()) > 10);
        assertFalse(editor.file().isComplete(), "the capture goes on");
        Workbench.await("it is told that nothing was dropped", () -> view.status().contains(" 0 dropped"));
        Workbench.project("captures");
        Workbench.picture("live");

        press(view, "Pause");
        Workbench.await("it is paused", () -> send() && view.status().contains("discarded while paused"));
        Button resume = view.button("Pause");
        assertEquals("Resume", resume.getText());
        Workbench.await("the button has room for it", () -> resume.getSize().x >= resume.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
        press(view, "Stop");
        Workbench.await("it has ended", () -> editor.file().isComplete() && view.status().contains("stopped"));
        int size = editor.packets().size();
        send();
        Workbench.settle();
        assertEquals(size, editor.packets().size());
        return editor;
    }

    private static void press(LiveView view, String button) {
        view.button(button).notifyListeners(SWT.Selection, new Event());
    }

    private static boolean send() {
        try (DatagramSocket socket = new DatagramSocket()) {
            byte[] octets = "remora".getBytes(StandardCharsets.US_ASCII);
            socket.send(new DatagramPacket(octets, octets.length, InetAddress.getLoopbackAddress(), PORT));
            return true;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean canCapture() {
        try {
            LiveCapture.open("lo", LiveSettings.STANDARD).close();
            return true;
        } catch (LiveException e) {
            return false;
        }
    }
}
