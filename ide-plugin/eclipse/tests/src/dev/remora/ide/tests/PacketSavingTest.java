package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.remora.capture.Capture;
import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.capture.PacketSaving.Which;
import dev.remora.ide.model.Excerpt;
import dev.remora.packet.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Some packets of a capture, saved in a file of their own. */
class PacketSavingTest {
    private static final int SECTION = 0x0A0D0D0A;
    private static final int NAMES   = 4;

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
        assertEquals("2 packets; packet 2 is of no connection: nothing to save", editor.filterBar().message());
        filter(editor, "tcp", 0);
        editor.packetSaving().save(Which.SHOWN, folder.resolve("none.pcapng"));
        assertEquals("0 of 2 packets; no packet is in the list: nothing to save", editor.filterBar().message());
        assertFalse(Files.exists(folder.resolve("none.pcapng")));
    }

    @Test
    void saysWhyItCannotBeWrittenAndLeavesNoPart() throws Exception {
        CaptureEditor editor = open("some.pcapng", pcapNg(1, 2, 3, 4));
        Path own = editor.file().path();
        assertEquals(own + " could not be written: it is the capture that the packets are from; choose another file", refusal(editor, own));
        assertArrayEquals(pcapNg(1, 2, 3, 4), Files.readAllBytes(own));
        Path nowhere = folder.resolve("missing").resolve("x.pcapng");
        assertEquals(nowhere + " could not be written: there is no folder " + nowhere.getParent(), refusal(editor, nowhere));
        NullProgressMonitor stopped = new NullProgressMonitor();
        stopped.setCanceled(true);
        BitSet all = new BitSet();
        all.set(1, 5);
        assertFalse(new Excerpt(editor.file(), all).write(folder.resolve("part.pcapng"), stopped));
        assertFalse(Files.exists(folder.resolve("part.pcapng")));

        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no device that is always full");
        assertEquals(full + " could not be written: No space left on device", refusal(editor, full));
    }

    // What the job says, which the workbench shows.
    private static String refusal(CaptureEditor editor, Path target) {
        AtomicReference<IStatus> result = new AtomicReference<>();
        IJobChangeListener listener = IJobChangeListener.onDone(event -> {
            if (event.getJob().getName().startsWith("Saving packets to "))
                result.set(event.getResult());
        });
        Job.getJobManager().addJobChangeListener(listener);
        editor.packetSaving().save(Which.SHOWN, target);
        Workbench.await("it is refused", () -> result.get() != null);
        Job.getJobManager().removeJobChangeListener(listener);
        return result.get().getMessage();
    }

    // Of two sections in either octet order, with interfaces, a name of an address between frames and behind them, and a comment on each frame.
    private static byte[] pcapNg(int... ports) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int whole = ports.length;
        for (int half = 0; half < 2; half++) {
            ByteOrder order = half == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            section(all, order, whole);
            int from = half;
            all.write(block(order, 1, body(order, 24).putShort((short) 1).putShort((short) 0).putInt(0).put(option(order, 2, "eth" + (7 + half)))));
            all.write(block(order, NAMES, body(order, 12).put(HexFormat.of().parseHex("0000000000000000")).putInt(0)));
            for (int port : Arrays.stream(ports).filter(port -> (port > 2 ? 1 : 0) == from).toArray())
                all.write(packet(order, port));
            all.write(block(order, NAMES, body(order, 12).put(HexFormat.of().parseHex("0000000000000000")).putInt(half)));
        }
        return all.toByteArray();
    }

    // How long it is is said where no frame is left out.
    private static void section(ByteArrayOutputStream all, ByteOrder order, int frames) throws IOException {
        all.write(block(order, SECTION, body(order, 16).putInt(0x1A2B3C4D).putShort((short) 1).putShort((short) 0).putLong(frames == 4 ? 1000 : -1)));
    }

    private static byte[] packet(ByteOrder order, int port) {
        String type = port == 9 ? "9999" : "0800";
        byte[] frame = HexFormat.of().parseHex("020000000002020000000001" + type + "4500001c000100004011b1ceC0000201C0000202" + "0001" + String.format(Locale.ROOT, "%04x", port)
                + "00080000");
        long micros = port * 1_001_000L;
        ByteBuffer body = body(order, 64 + 16).putInt(0).putInt((int) (micros >>> 32)).putInt((int) micros).putInt(42).putInt(42).put(frame).putShort((short) 0);
        return block(order, 6, body.put(option(order, 1, "packet " + port)));
    }

    private static ByteBuffer body(ByteOrder order, int length) {
        return ByteBuffer.allocate(length).order(order);
    }

    private static byte[] option(ByteOrder order, int code, String text) {
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer option = body(order, 4 + (octets.length + 3 & ~3) + 4).putShort((short) code).putShort((short) octets.length).put(octets);
        return option.array();
    }

    private static byte[] block(ByteOrder order, int type, ByteBuffer body) {
        int length = 12 + body.position();
        return body(order, length).putInt(type).putInt(length).put(body.flip()).putInt(length).array();
    }
}
