package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.remora.capture.Capture;
import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.connection.ConnectionsView;
import dev.remora.ide.connection.StreamView;
import dev.remora.ide.model.AtomicFile;
import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.LiveFiles;
import dev.remora.packet.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole capture, and what its ends said, saved over a file that is there. */
class SaveAsTest {
    private static final byte[] BEFORE = {1, 2, 3};

    private Path           there;
    private IWorkbenchPage page;
    private CaptureEditor  editor;

    @BeforeEach
    void open() throws Exception {
        there = Files.write(Files.createTempDirectory("saved").resolve("there"), BEFORE);
        Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rw-------"));
        page = Workbench.emptyPage();
        editor = (CaptureEditor) Workbench.open(page, Workbench.file(Workbench.project("whole"), "connection.pcap", Workbench.sample("captures/connection.pcap")));
        Workbench.await("it is read", () -> editor.file().isComplete() && editor.packets().selected() == 1);
    }

    @AfterEach
    void closeAll() {
        page.closeAllEditors(false);
    }

    @Test
    void replacesWhatALinkLeadsTo() throws Exception {
        Path link = Files.createSymbolicLink(there.resolveSibling("link"), there);
        editor.saveAs(link);

        assertArrayEquals(Workbench.sample("captures/connection.pcap"), Files.readAllBytes(there));
        assertTrue(Files.isSymbolicLink(link), "it is still a link");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(there)));
        assertEquals(List.of("link", "there"), names());
    }

    @Test
    void writesAFileBesideWhichNoneCanBeMade() throws Exception {
        Path setting = Path.of("/proc/self/coredump_filter");
        assumeTrue(Files.isWritable(setting) && !Files.readString(setting).strip().equals("00000031"), "a file of a folder in which nobody can make another");
        String before = Files.readString(setting).strip();
        assertTrue(AtomicFile.write(setting, path -> Files.exists(Files.writeString(path, "0x31"))));
        assertEquals("00000031", Files.readString(setting).strip());
        Files.writeString(setting, "0x" + before);
    }

    @Test
    void leavesTheCaptureItself() throws Exception {
        Path own = editor.file().path();
        Object file = Files.readAttributes(own, "unix:ino").get("ino");
        editor.saveAs(own);
        assertEquals(file, Files.readAttributes(own, "unix:ino").get("ino"));
    }

    @Test
    void keepsTheFileUntilTheWholeStreamIsWritten() throws Exception {
        ConnectionsView connections = (ConnectionsView) page.showView(ConnectionsView.ID);
        StreamView stream = (StreamView) page.showView(StreamView.ID);
        Workbench.await("the connection is listed", () -> connections.table().rows() == 1);
        connections.choose(1);
        Workbench.await("it is read", () -> stream.control().getText().length() > 4000);
        stream.save(there);
        Workbench.await("it is saved", SaveAsTest::isIdle);
        assertEquals(1526 + 3167, Files.size(there));

        Files.write(there, BEFORE);
        Files.delete(editor.file().path());
        stream.save(there);
        Workbench.await("it is refused", SaveAsTest::isIdle);
        assertArrayEquals(BEFORE, Files.readAllBytes(there));
        assertEquals(List.of("there"), names());
    }

    @Test
    void writesNoStreamOverTheCaptureThatItIsFrom() throws Exception {
        ConnectionsView connections = (ConnectionsView) page.showView(ConnectionsView.ID);
        StreamView stream = (StreamView) page.showView(StreamView.ID);
        Workbench.await("the connection is listed", () -> connections.table().rows() == 1);
        connections.choose(1);
        Workbench.await("it is read", () -> stream.control().getText().length() > 4000);
        stream.save(Files.createSymbolicLink(there.resolveSibling("link"), editor.file().path()));
        Workbench.await("it is refused", SaveAsTest::isIdle);
        assertArrayEquals(Workbench.sample("captures/connection.pcap"), Files.readAllBytes(editor.file().path()));
    }

    @Test
    void makesAFileOfTheWorkspaceWhereItIsSavedThere() throws Exception {
        IFile copy = Workbench.project("copies").getFile("copy.pcap");
        editor.saveAs(copy.getLocation().toPath());
        assertTrue(copy.exists());
    }

    @Test
    void isNoErrorWhereItIsStopped() {
        List<String> dialogs = new ArrayList<>();
        Listener shown = event -> {
            if (event.widget instanceof Shell shell && shell != page.getWorkbenchWindow().getShell()) {
                dialogs.add(shell.getText());
                shell.getDisplay().asyncExec(shell::close);
            }
        };
        boolean areNotShown = ErrorDialog.AUTOMATED_MODE;
        ErrorDialog.AUTOMATED_MODE = false;
        Display.getCurrent().addFilter(SWT.Show, shown);
        IProgressMonitor stopped = new NullProgressMonitor() {
            @Override
            public boolean isCanceled() {
                return true;                                    // whatever the workbench sets at the start
            }
        };
        try {
            assertFalse(editor.save(there, stopped));
            LiveFiles.add(editor.file().path(), () -> false, () -> {});
            assertFalse(editor.save(there, stopped));
        } finally {
            LiveFiles.remove(editor.file().path());
            ErrorDialog.AUTOMATED_MODE = areNotShown;
            Display.getCurrent().removeFilter(SWT.Show, shown);
        }
        assertEquals(List.of(), dialogs);
        assertArrayEquals(BEFORE, bytes(there));
    }

    @Test
    void writesTheFormatThatTheNameAsksFor() throws Exception {
        Path other = there.resolveSibling("other.pcapng.gz");
        editor.saveAs(other);

        try (Capture capture = Capture.open(other)) {
            assertEquals("pcapng, gzip-compressed", capture.format());
            Frame frame = new Frame();
            while (capture.next(frame)) {
                // To the last one.
            }
            assertEquals(19, frame.number());
        }
    }

    @Test
    void keepsEachOctetOfADamagedCaptureWhereTheNewNameAsksForTheSameFormat() throws Exception {
        byte[] cut = Arrays.copyOf(Workbench.sample("captures/connection.pcap"), 1000);
        editor = (CaptureEditor) Workbench.open(page, Workbench.file(Workbench.project("whole"), "cut.cap", cut));
        Workbench.await("it is read", () -> editor.file().isComplete());
        assertFalse(editor.file().damage().isEmpty());
        Path other = there.resolveSibling("other.pcap");
        editor.saveAs(other);

        assertArrayEquals(cut, Files.readAllBytes(other));
    }

    @Test
    void writesALiveCaptureInTheFormatThatTheNameAsksForThoughItHasEnded() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicBoolean discarded = new AtomicBoolean();
        LiveFiles.addTemporary(editor.file().path(), over::get, () -> {}, () -> discarded.set(true));
        Path running = there.resolveSibling("running.pcapng.gz");
        Path ended = there.resolveSibling("ended.pcapng.gz");
        editor.saveAs(running);
        over.set(true);
        editor.saveAs(ended);

        assertTrue(discarded.get(), "the new file takes its place");
        try (Capture capture = Capture.open(ended)) {
            assertTrue(capture.format().startsWith("pcapng"), capture.format());
        }
        assertArrayEquals(bytes(running), bytes(ended));
    }

    @Test
    void isReadAnewWhereTheFileThatTakesThePlaceOfALiveCaptureIsOpen() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        LiveFiles.addTemporary(editor.file().path(), over::get, () -> {}, () -> {});
        Path kept = there.resolveSibling("kept.pcap");
        editor.saveAs(kept);
        CaptureEditor shown = (CaptureEditor) Workbench.act(() -> IDE.openEditorOnFileStore(page, EFS.getStore(kept.toUri())));
        CaptureFile before = shown.file();
        over.set(true);
        editor.saveAs(kept);

        assertSame(shown, page.getActiveEditor());
        assertNotSame(before, shown.file());
    }

    @Test
    void leavesALiveCaptureWhereItIsAskedToTakeItsOwnPlaceByAnotherName() throws Exception {
        AtomicBoolean discarded = new AtomicBoolean();
        LiveFiles.addTemporary(editor.file().path(), () -> true, () -> {}, () -> discarded.set(true));
        Path other = Files.createSymbolicLink(there.resolveSibling("other.pcap"), editor.file().path());
        try {
            editor.saveAs(other);
            assertFalse(discarded.get());
            assertTrue(editor.isDirty());
            editor.saveAs(there);
            assertTrue(discarded.get(), "that is another file");
        } finally {
            Files.delete(other);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isIdle() {
        return Arrays.stream(Job.getJobManager().find(null)).noneMatch(job -> job.getName().startsWith("Saving "));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(there.getParent())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
