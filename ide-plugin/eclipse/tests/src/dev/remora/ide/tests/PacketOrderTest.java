package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.capture.Find;
import dev.remora.ide.capture.PacketSaving.Which;
import dev.remora.ide.model.LiveFiles;
import dev.remora.ide.preference.Preferences;
import dev.remora.ide.preference.TimeFormat;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of packets in the order of a column. */
class PacketOrderTest {
    private static final int NUMBER = 0;
    private static final int TIME   = 1;
    private static final int SOURCE = 2;
    private static final int LENGTH = 5;

    private static final List<Integer> BY_LENGTH = List.of(1, 2, 5, 8, 9, 13, 14, 15, 16, 17, 18, 19, 3, 4, 7, 12, 6, 10, 11);

    private IWorkbenchPage page;
    private IProject       project;
    private CaptureEditor  editor;

    @BeforeEach
    void open() throws Exception {
        page = Workbench.emptyPage();
        project = Workbench.project("order");
        editor = open("connection.pcap", Workbench.sample("captures/connection.pcap"));
    }

    @AfterEach
    void closeAll() {
        page.closeAllEditors(false);
        Preferences.store().setToDefault(Preferences.COLUMNS);
        Preferences.store().setToDefault(Preferences.TIME);
    }

    private CaptureEditor open(String name, byte[] octets) throws Exception {
        CaptureEditor opened = (CaptureEditor) Workbench.open(page, Workbench.file(project, name, octets));
        Workbench.await("it is read", () -> opened.filterBar().message().matches("[0-9,]+ packets?") && opened.packets().selected() == 1);
        return opened;
    }

    private List<Integer> numbers() {
        return IntStream.range(0, editor.packets().size()).mapToObj(place -> Integer.parseInt(editor.packets().text(NUMBER, place))).toList();
    }

    private void sort(int column, String arrow) {
        editor.packets().sort(column);
        awaitOrder(column, arrow);
    }

    private void awaitOrder(int column, String arrow) {
        Workbench.await("the list is in the order " + arrow, () -> editor.packets().heading(column).endsWith(arrow));
    }

    @Test
    void isThatOfAColumnWhoseHeadingIsClicked() throws Exception {
        NatTable table = editor.packets().control();
        Workbench.settle();
        click(table, LENGTH, 30);
        awaitOrder(LENGTH, "▲");
        assertEquals(BY_LENGTH, numbers());
        Workbench.await("it is painted", () -> Workbench.colours(table) > 10);
        Workbench.picture("order");

        click(table, LENGTH, 30);
        awaitOrder(LENGTH, "▼");
        assertEquals(List.of(6, 10, 11, 12, 7, 3, 4, 5, 8, 9, 13, 14, 15, 16, 17, 18, 19, 1, 2), numbers());
    }

    @Test
    void isThatOfAColumnThatIsChosenByKeys() {
        Keys.focus(editor.packets().control());
        Keys.press(SWT.CTRL, SWT.SHIFT, 'o');
        IntStream.rangeClosed(0, LENGTH).forEach(column -> Keys.post(SWT.ARROW_DOWN));
        Keys.post(SWT.CR);
        awaitOrder(LENGTH, "▲");
        assertEquals(BY_LENGTH, numbers());
        Menu menu = editor.packets().control().getMenu();
        MenuItem sort = menu.getItem(Workbench.items(menu).indexOf("Sort by"));
        assertEquals(List.of("&No.", "&Time", "&Source", "&Destination", "&Protocol", "&Length  ▲", "&State", "&Info"), Workbench.items(sort.getMenu()));
    }

    @Test
    void hasRoomForItsArrowInEveryHeading() {
        NatTable table = editor.packets().control();
        Workbench.await("the columns are there", () -> table.getColumnWidthByPosition(LENGTH) > 0);
        GC gc = new GC(table);
        try {
            for (int column = 0; column <= LENGTH; column++) {
                int needed = gc.textExtent(editor.packets().heading(column) + "  ▲").x + 12;
                int width = table.getColumnWidthByPosition(column);
                assertTrue(width >= needed, editor.packets().heading(column) + " has " + width + " pixels and needs " + needed);
            }
        } finally {
            gc.dispose();
        }
    }

    @Test
    void staysThatOfTheCaptureWhereTheEdgeBetweenTwoHeadingsIsClicked() {
        NatTable table = editor.packets().control();
        Workbench.settle();
        click(table, LENGTH, 1);
        click(table, LENGTH, -1);
        assertEquals(List.of("Protocol", "Length"), List.of(editor.packets().heading(LENGTH - 1), editor.packets().heading(LENGTH)));
        click(table, LENGTH, 30);
        awaitOrder(LENGTH, "▲");
        assertEquals(BY_LENGTH, numbers());
    }

    private static void click(NatTable table, int column, int pixels) {
        Mouse.click(table, 1, SWT.NONE, table.getStartXOfColumnPosition(column) + pixels, 5);
    }

    @Test
    void isBackwardsAndThatOfTheCaptureByNumber() {
        List<Integer> all = IntStream.rangeClosed(1, 19).boxed().toList();
        sort(NUMBER, "▼");
        assertEquals(all.reversed(), numbers());
        editor.goTo(4);
        assertEquals(4, editor.packets().selected());
        sort(LENGTH, "▲");
        sort(NUMBER, "No.");
        assertEquals("Length", editor.packets().heading(LENGTH));
        assertEquals(all, numbers());
    }

    @Test
    void keepsTheSelectedPacketAndWhatIsFoundCopiedAndSaved() throws Exception {
        editor.goTo(6);
        sort(LENGTH, "▲");
        sort(LENGTH, "▼");
        assertEquals(6, editor.packets().selected());
        editor.findBar().find(Find.Kind.FILTER, "tcp.flags.fin", true);
        Workbench.await("the next one in the capture is found", () -> editor.packets().selected() == 16);

        Keys.focus(editor.packets().control());
        Keys.tell(editor.packets().control(), SWT.NONE, SWT.HOME);
        assertEquals(6, editor.packets().selected(), "the first of the list");
        Keys.tell(editor.packets().control(), SWT.SHIFT, SWT.ARROW_DOWN);
        assertEquals(List.of(6, 10), editor.packets().selection(9));
        Workbench.command("org.eclipse.ui.edit.copy");
        Workbench.await("they are copied", () -> copied().lines().map(line -> line.split("\t")[0]).toList().equals(List.of("6", "10")));
        sort(NUMBER, "No.");
        sort(NUMBER, "▼");
        Path target = Files.createTempDirectory("saved").resolve("shown.pcap");
        editor.packetSaving().save(Which.SHOWN, target);
        Workbench.await("they are saved", () -> Files.exists(target));
        assertEquals(-1, Arrays.mismatch(Workbench.sample("captures/connection.pcap"), Files.readAllBytes(target)), "in the order of the capture");
    }

    private static String copied() {
        Clipboard clipboard = new Clipboard(Display.getCurrent());
        Object text = clipboard.getContents(TextTransfer.getInstance());
        clipboard.dispose();
        return String.valueOf(text);
    }

    @Test
    void comesBackWithAnotherFilterAndAReadingAnew() {
        sort(LENGTH, "▲");
        editor.filterBar().apply("tcp.flags.syn or tcp.len > 0 or arp");
        awaitOrder(LENGTH, "▲");
        assertEquals(List.of(1, 2, 3, 4, 7, 12, 6, 10, 11), numbers());
        editor.goTo(5);
        awaitOrder(LENGTH, "▲");
        assertEquals(BY_LENGTH, numbers());
        assertEquals(5, editor.packets().selected(), "which the filter hid");

        editor.reload();
        awaitOrder(LENGTH, "▲");
        assertEquals(BY_LENGTH, numbers());
        assertEquals(5, editor.packets().selected());
    }

    @Test
    void isByValueWithWhatHasNoneAtTheEndEitherWay() {
        Preferences.store().setValue(Preferences.COLUMNS, "number=70,ip.src=100,source=100,tcp.window_size=100,ip.id=100");
        List<Integer> left = List.of(3, 5, 6, 7, 13, 14, 15, 16, 19);
        List<Integer> right = List.of(4, 8, 9, 10, 11, 12, 17, 18);
        sort(1, "▲");
        assertEquals(List.of(left, right, List.of(1, 2)).stream().flatMap(List::stream).toList(), numbers(), "10.77.1.7 is less than 10.77.1.96");
        sort(1, "▼");
        assertEquals(List.of(right, left, List.of(1, 2)).stream().flatMap(List::stream).toList(), numbers(), "ARP has no address of IPv4");
        sort(2, "▲");
        assertEquals(left, numbers().subList(0, left.size()));
        sort(3, "▲");
        assertEquals(List.of(3, 5, 6, 7, 4, 13, 8, 9, 10, 11, 12, 17, 18, 14, 15, 16, 19, 1, 2), numbers());
        sort(4, "▲");
        sort(4, "▼");
        assertEquals(List.of(18, 17, 12, 11, 10, 9, 8, 16, 15, 14, 13, 7, 6, 5, 3, 4, 19, 1, 2), numbers());

        Preferences.store().setValue(Preferences.COLUMNS, "number=70,info=300");
        assertEquals(IntStream.rangeClosed(1, 19).boxed().toList(), numbers(), "the column has gone, and its order with it");
    }

    @Test
    void isThatOfTimesAndAddressesHoweverTheyAreWritten() throws Exception {
        ByteBuffer pcap = ByteBuffer.allocate(24 + 4 * 56).putInt(0xA1B2_C3D4).putInt(2 << 16 | 4).putInt(0).putInt(0).putInt(65_535).putInt(101);
        int[] seconds = {1_700_000_000, 1_000_000_000, 1_712_000_000, 1_600_000_000};                // in November, September, April, September again
        int[][] sources = {{0x2001_0DB8, 0, 0, 0x10}, {0x2001_0DB8, 0, 0, 0x9}, {0x2001_0DB8, 0, 0, 0x100}, {0, 0, 0xFFFF, 0xC000_0201}};         // the last is ::ffff:192.0.2.1
        for (int i = 0; i < seconds.length; i++) {
            pcap.putInt(seconds[i]).putInt(0).putInt(40).putInt(40).putInt(0x6000_0000).putInt(0x0000_3B40);
            Arrays.stream(sources[i]).forEach(pcap::putInt);
            pcap.putInt(0x2001_0DB8).putInt(0).putInt(0).putInt(1);
        }
        editor = open("times.pcap", pcap.array());
        Preferences.store().setValue(Preferences.COLUMNS, "number=70,frame.time=200,ipv6.src=100,source=100");
        sort(1, "▲");
        assertEquals(List.of(2, 4, 1, 3), numbers());
        sort(2, "▲");
        assertEquals(List.of(4, 2, 1, 3), numbers());
        sort(2, "▼");
        assertEquals(List.of(3, 1, 2, 4), numbers());
        sort(3, "▲");
        assertEquals(List.of(4, 2, 1, 3), numbers());
    }

    @Test
    void isByTimeAsItIsWritten() {
        Preferences.store().setValue(Preferences.TIME, TimeFormat.SINCE_PREVIOUS.name());
        sort(TIME, "▲");
        sort(TIME, "▼");
        assertEquals(List.of(18, 17, 6, 10), numbers().subList(0, 4), "the longest pauses come first");
        Workbench.await("the pause is one in the capture", () -> editor.packets().text(TIME, 0).equals("0.159604"));

        Preferences.store().setValue(Preferences.TIME, TimeFormat.UTC.name());
        Workbench.await("the last packets come first", () -> numbers().subList(0, 4).equals(List.of(19, 18, 17, 16)));
    }

    @Test
    void waitsUntilAllPacketsAreThere() throws Exception {
        byte[] whole = Workbench.sample("captures/connection.pcap");
        int begun = 24 + 16 + 42 + 16 + 42;
        IFile file = Workbench.file(project, "live.pcap", Arrays.copyOf(whole, begun));
        AtomicBoolean over = new AtomicBoolean();
        LiveFiles.add(file.getLocation().toPath(), over::get, () -> {});
        editor = (CaptureEditor) Workbench.open(page, file);
        Workbench.await("two packets are listed", () -> editor.packets().size() == 2);
        sort(SOURCE, "…");
        assertEquals(List.of(1, 2), numbers());

        Files.write(file.getLocation().toPath(), Arrays.copyOfRange(whole, begun, whole.length), StandardOpenOption.APPEND);
        Workbench.await("more come", () -> editor.packets().size() == 19);
        over.set(true);
        awaitOrder(SOURCE, "▲");
        assertEquals(List.of(3, 5, 6, 7, 13), numbers().subList(0, 5));
    }

    @Test
    void staysThatOfTheCaptureWhereTheSearchForItIsStopped() {
        AtomicBoolean painted = new AtomicBoolean();
        Workbench.await("its rows are made", () -> !editor.packets().text(SOURCE, 0).isEmpty());
        Job.getJobManager().suspend();
        try {
            editor.packets().sort(LENGTH);
            assertTrue(editor.packets().heading(LENGTH).endsWith("…"), editor.packets().heading(LENGTH));
            Workbench.settle();
            editor.packets().control().addListener(SWT.Paint, event -> painted.set(true));
            Arrays.stream(Job.getJobManager().find(null)).filter(job -> job.getName().equals("Sorting connection.pcap by Length")).forEach(Job::cancel);
        } finally {
            Job.getJobManager().resume();
        }
        Workbench.await("the heading is painted anew", painted::get);
        Workbench.await("it is given up", () -> editor.packets().heading(LENGTH).equals("Length"));
        assertEquals(IntStream.rangeClosed(1, 19).boxed().toList(), numbers());
    }

    @Test
    void staysThatOfTheCaptureWhereThereAreTooManyButForNumbers() throws Exception {
        int many = 1_000_001;
        ByteBuffer pcap = ByteBuffer.allocate(24 + many * 36).putInt(0xA1B2_C3D4).putInt(2 << 16 | 4).putInt(0).putInt(0).putInt(65_535).putInt(101);
        for (int i = 0; i < many; i++)
            pcap.putInt(1_700_000_000).putInt(i).putInt(20).putInt(20).putInt(0x4500_0014).putInt(0).putInt(0x40FD_0000).putInt(0x0A00_0001).putInt(0x0A00_0002);
        editor = open("many.pcap", pcap.array());
        editor.packets().sort(LENGTH);
        assertEquals("1,000,001 packets; a list of more than 1,000,000 packets cannot be sorted; apply a filter first", editor.filterBar().message());
        assertEquals("Length", editor.packets().heading(LENGTH));
        sort(NUMBER, "▼");
        assertEquals("1000001", editor.packets().text(NUMBER, 0));
    }
}
