package dev.remora.ide.tests;

import static dev.remora.ide.tests.PcapNgOctets.ofTwoLinks;
import static dev.remora.ide.tests.PcapNgOctets.pcapNg;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.remora.capture.Capture;
import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.capture.PacketSaving.Which;
import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.Excerpt;
import dev.remora.packet.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Some packets of a capture, saved in a file of their own. */
class PacketSavingTest {
    private Path           folder;
    private IWorkbenchPage page;
    private IProject       project;

    @BeforeEach
    void open() throws Exception {
        folder = Files.createTempDirectory("saved");
        page = Workbench.emptyPage();
        project = Workbench.project("saving");
    }

    @AfterEach
    void closeAll() {
        page.closeAllEditors(false);
    }

    private CaptureEditor open(String name, byte[] octets) throws Exception {
        CaptureEditor editor = (CaptureEditor) Workbench.open(page, Workbench.file(project, name, octets));
        Workbench.await("it is read", () -> editor.file().isComplete() && editor.packets().selected() == 1);
        return editor;
    }

    private CaptureEditor saved(CaptureEditor from, Which which, Path target) {
        from.packetSaving().save(which, target);
        Workbench.await("what is saved is opened", () -> page.getActiveEditor() instanceof CaptureEditor editor && editor != from && editor.file().path().equals(target)
                && editor.file().isComplete());
        return (CaptureEditor) page.getActiveEditor();
    }

    private static void filter(CaptureEditor editor, String filter, int left) {
        editor.filterBar().apply(filter);
        Workbench.await("the filter has looked at all", () -> editor.filterBar().message().startsWith(left + " of ") && !editor.filterBar().message().contains("so far"));
    }

    private static String text(Path capture) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Capture read = Capture.open(capture)) {
            Frame frame = new Frame();
            while (read.next(frame))
                text.append(String.format(Locale.ROOT, "%d %d %s %d %s%n", frame.timeNanos(), frame.linkType(), frame.interfaceName(), frame.length(), frame.comments()));
        }
        return text.toString();
    }

    @Test
    void keepsWhatTheFilterLeavesAsItStoodInTheFile() throws Exception {
        CaptureEditor editor = open("some.pcapng", pcapNg(1, 2, 3, 4));
        filter(editor, "udp.dstport in {2, 4}", 2);
        Path target = folder.resolve("shown.pcapng");
        CaptureEditor saved = saved(editor, Which.SHOWN, target);

        Workbench.await("the comment on the first is told", () -> saved.filterBar().message().equals("2 packets; comment: packet 2"));
        assertEquals("2002000000 1 eth7 42 [packet 2]\n4004000000 1 eth8 42 [packet 4]\n", text(target));
        assertArrayEquals(pcapNg(2, 4), Files.readAllBytes(target));
    }

    @Test
    void keepsThemCompressedAndInAnotherFormatWhereTheNameSaysSo() throws Exception {
        CaptureEditor editor = open("some.pcapng", pcapNg(1, 2, 3, 4));
        filter(editor, "udp.dstport in {2, 4}", 2);
        Path packed = folder.resolve("shown.pcapng.gz");
        saved(editor, Which.SHOWN, packed);
        try (GZIPInputStream octets = new GZIPInputStream(Files.newInputStream(packed))) {
            assertArrayEquals(pcapNg(2, 4), octets.readAllBytes());
        }
        Path pcap = folder.resolve("shown.pcap");
        saved(editor, Which.SHOWN, pcap);
        assertEquals("2002000000 1  42 []\n4004000000 1  42 []\n", text(pcap));
    }

    @Test
    void keepsAllThatTheFilterLeavesThoughItHasNotLookedAtAllYet() throws Exception {
        CaptureEditor editor = open("some.pcapng", pcapNg(1, 2, 3, 4));
        editor.filterBar().apply("udp.dstport in {2, 4}");
        CaptureEditor saved = saved(editor, Which.SHOWN, folder.resolve("shown.pcapng"));
        assertEquals(2, saved.file().size());

        Job.getJobManager().suspend();                                   // so that no filter begins
        editor.filterBar().apply("udp.dstport == 1");
        try {
            editor.packetSaving().save(Which.SHOWN, folder.resolve("part.pcapng"));
            editor.filterBar().apply("");
        } finally {
            Job.getJobManager().resume();
        }
        Workbench.await("it is settled", () -> editor.filterBar().message().startsWith("4 packets"));
        Workbench.await("nothing is saved any longer", PacketSavingTest::isIdle);
        assertFalse(Files.exists(folder.resolve("part.pcapng")), "it would lack packets");
    }

    @Test
    void savesNoPartOfACaptureThatIsClosedBeforeAllIsRead() throws Exception {
        refusesToSaveWhatIsClosed(file -> {});
    }

    @Test
    void savesNoPartOfACaptureWhoseReadingEndsAsItIsClosed() throws Exception {
        refusesToSaveWhatIsClosed(file -> file.index(() -> false));
    }

    /** What is still done with the file once it is closed. */
    private interface Afterwards {
        void use(CaptureFile file) throws IOException;
    }

    private void refusesToSaveWhatIsClosed(Afterwards afterwards) throws Exception {
        CaptureEditor editor = open("some.pcapng", pcapNg(1, 2, 3, 4));
        Path target = folder.resolve("part.pcapng");
        Job.getJobManager().suspend();                                   // so that the reading does not begin
        AtomicReference<IStatus> result;
        try {
            editor.reload();
            result = result();
            editor.packetSaving().save(Which.SHOWN, target);
            CaptureFile file = editor.file();
            page.closeEditor(editor, false);
            afterwards.use(file);
        } finally {
            Job.getJobManager().resume();
        }
        Workbench.await("it is refused", () -> result.get() != null);
        assertEquals(target + " could not be written: the capture was closed before it was read completely", result.get().getMessage());
        assertEquals(List.of(), names(folder));
    }

    @Test
    void suggestsANameThatEndsAsThatOfTheCapture() {
        assertEquals("a.b-displayed.pcapng", Excerpt.name(Path.of("a.b.pcapng"), "displayed"));
        assertEquals("a-displayed.PCAP", Excerpt.name(Path.of("a.PCAP.GZ"), "displayed"));
        assertEquals("capture-displayed", Excerpt.name(Path.of("capture"), "displayed"));
        assertEquals("capture-displayed", Excerpt.name(Path.of("capture.gz"), "displayed"));
    }

    private static boolean isIdle() {
        return Arrays.stream(Job.getJobManager().find(null)).noneMatch(job -> job.getName().startsWith("Saving packets to "));
    }

    @Test
    void keepsTheSelectedPacketsOfAFileOfTheWorkspaceInIt() throws Exception {
        CaptureEditor editor = open("connection.pcap.gz", Workbench.sample("captures/udp-exchange.pcap.gz"));
        editor.goTo(2);
        Path target = project.getLocation().toPath().resolve("selected.pcap");
        CaptureEditor saved = saved(editor, Which.SELECTED, target);
        assertEquals(1, saved.file().size());
        assertEquals(project.getFile("selected.pcap"), saved.getEditorInput().getAdapter(org.eclipse.core.resources.IFile.class));

        editor.goTo(3);
        editor.packetSaving().save(Which.CONNECTION, target);
        int connection = editor.file().connection(3);
        Workbench.await("it is written over and read anew", () -> saved.file().isComplete() && saved.file().size() == editor.file().framesOf(connection, 99).length);
        assertEquals(1, saved.file().connectionCount());
    }

    @Test
    void isOfferedBesideTheWholeCapture() throws Exception {
        open("some.pcapng", pcapNg(1, 2));
        Menu bar = page.getWorkbenchWindow().getShell().getMenuBar();
        List<String> items = Workbench.items(Arrays.stream(bar.getItems()).filter(item -> item.getText().equals("&File")).findFirst().orElseThrow().getMenu());
        int whole = items.indexOf("Save &As...");
        assertEquals("Save Packets", items.get(whole + 1), items::toString);
    }

    @Test
    void saysWhyNothingIsSaved() throws Exception {
        CaptureEditor editor = open("some.pcapng", pcapNg(1, 9));
        editor.goTo(2);
        Workbench.await("it is shown", () -> editor.octets().control().getCharCount() > 0);
        editor.packetSaving().save(Which.CONNECTION, folder.resolve("none.pcapng"));
        assertEquals("2 packets; packet 2 belongs to no connection: nothing to save", editor.filterBar().message());
        filter(editor, "tcp", 0);
        editor.packetSaving().save(Which.SHOWN, folder.resolve("none.pcapng"));
        assertEquals("0 of 2 packets; the list has no packets: nothing to save", editor.filterBar().message());
        assertFalse(Files.exists(folder.resolve("none.pcapng")));
    }

    @Test
    void saysWhyItCannotBeWritten() throws Exception {
        CaptureEditor editor = open("some.pcapng", pcapNg(1, 2, 3, 4));
        Path own = editor.file().path();
        assertEquals(own + " could not be written: this is the capture the packets come from; choose another file", refusal(editor, own));
        assertArrayEquals(pcapNg(1, 2, 3, 4), Files.readAllBytes(own));
        Path nowhere = folder.resolve("missing").resolve("x.pcapng");
        assertEquals(nowhere + " could not be written: there is no folder " + nowhere.getParent(), refusal(editor, nowhere));
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no device that is always full");
        assertEquals(full + " could not be written: No space left on device", refusal(editor, full));
    }

    @Test
    void saysThatItIsTheCaptureWhichCannotBeReadAgain() throws Exception {
        CaptureEditor editor = open("some.pcapng", pcapNg(1, 2));
        Files.delete(editor.file().path());
        Path target = folder.resolve("x.pcapng");
        assertEquals(target + " could not be written: the capture the packets come from cannot be read again: there is no such file", refusal(editor, target));
        assertEquals(List.of(), names(folder));
    }

    @Test
    void leavesTheFileThatIsThereUntilAllIsWritten() throws Exception {
        CaptureEditor editor = open("some.pcapng", pcapNg(1, 2, 3, 4));
        Path there = Files.write(folder.resolve("there.pcap"), new byte[]{1, 2, 3});
        Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rw-------"));
        Path link = Files.createSymbolicLink(folder.resolve("link.pcap"), there);
        NullProgressMonitor stopped = new NullProgressMonitor();
        stopped.setCanceled(true);
        BitSet all = new BitSet();
        all.set(1, 5);
        for (Path target : List.of(there, link, folder.resolve("new.pcapng"))) {
            assertFalse(new Excerpt(editor.file(), all).write(target, stopped));
            assertEquals(List.of("link.pcap", "there.pcap"), names(folder));
            assertArrayEquals(new byte[]{1, 2, 3}, Files.readAllBytes(there));
        }

        saved(editor, Which.SHOWN, link);
        assertEquals(List.of("link.pcap", "there.pcap"), names(folder));
        assertTrue(Files.isSymbolicLink(link), "what it leads to is replaced");
        assertEquals(4, text(there).lines().count());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(there)));

        CaptureEditor mixed = open("mixed.pcapng", ofTwoLinks());
        byte[] before = Files.readAllBytes(there);
        assertTrue(refusal(mixed, there).contains("pcapng"), "pcap holds frames of one link type only");
        assertArrayEquals(before, Files.readAllBytes(there));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    // What the job says, which the workbench shows.
    private static String refusal(CaptureEditor editor, Path target) {
        AtomicReference<IStatus> result = result();
        editor.packetSaving().save(Which.SHOWN, target);
        Workbench.await("it is refused", () -> result.get() != null);
        return result.get().getMessage();
    }

    // That of the next job that saves packets, once there is one.
    private static AtomicReference<IStatus> result() {
        AtomicReference<IStatus> result = new AtomicReference<>();
        Job.getJobManager().addJobChangeListener(new JobChangeAdapter() {
            @Override
            public void done(IJobChangeEvent event) {
                if (!event.getJob().getName().startsWith("Saving packets to "))
                    return;
                Job.getJobManager().removeJobChangeListener(this);
                result.set(event.getResult());
            }
        });
        return result;
    }
}
