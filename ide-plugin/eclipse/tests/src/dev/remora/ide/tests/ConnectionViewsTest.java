package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.connection.Axis;
import dev.remora.ide.connection.ConnectionsView;
import dev.remora.ide.connection.LadderView;
import dev.remora.ide.connection.SequenceView;
import dev.remora.ide.connection.StateDiagramView;
import dev.remora.ide.connection.StreamView;
import dev.remora.ide.model.ConnectionChoice;
import dev.remora.ide.model.Conversation;
import dev.remora.ide.model.Sequence;
import dev.remora.ide.model.Sequence.Segment;
import dev.remora.tracking.Side;
import java.io.ByteArrayOutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.core.resources.IProject;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionViewsTest {
    private IWorkbenchPage  page;
    private CaptureEditor   editor;
    private ConnectionsView connections;

    @BeforeEach
    void openACaptureAndChooseItsConnection() throws Exception {
        page = Workbench.emptyPage();
        IProject project = Workbench.project("connections");
        connections = (ConnectionsView) page.showView(ConnectionsView.ID);
        page.showView(LadderView.ID);
        editor = assertInstanceOf(CaptureEditor.class,
                IDE.openEditor(page, Workbench.file(project, "connection.pcap", Workbench.sample("captures/connection.pcap"))));
        Workbench.await("the connection is listed, the first packet selected",
                () -> connections.table().rows() > 0 && editor.file().isComplete() && editor.packets().selected() == 1);
        connections.choose(1);
        Workbench.settle();
    }

    @Test
    void listsTheConnectionWithTheStatesOfBothEnds() {
        assertEquals("TCP", connections.table().text(1, 0));
        assertEquals("TIME-WAIT", connections.table().text(3, 0));
        assertEquals("CLOSED", connections.table().text(5, 0));
        assertEquals("SF", connections.table().text(11, 0));
        assertEquals("observed", connections.table().text(13, 0));
    }

    @Test
    void namePortsOnlyWhereThereAreAny() throws Exception {
        assertEquals("10.77.1.7:50515", connections.table().text(2, 0));

        Workbench.open(page, Workbench.file(Workbench.project("pings"), "ping.pcap", Workbench.sample("captures/ping.pcap")));
        Workbench.await("the exchange is listed", () -> connections.table().rows() == 1 && connections.table().text(1, 0).equals("ICMP"));
        assertEquals(List.of("10.77.70.17", "10.77.70.67"), List.of(connections.table().text(2, 0), connections.table().text(4, 0)));
    }

    @Test
    void leadToEachOtherByKeys() {
        editor.goTo(4);
        Keys.focus(editor.packets().control());
        for (var key : List.of(Map.entry('l', LadderView.ID), Map.entry('d', StateDiagramView.ID), Map.entry('s', StreamView.ID), Map.entry('p', SequenceView.ID),
                Map.entry('l', LadderView.ID))) {
            Keys.press(SWT.CTRL, SWT.SHIFT, key.getKey());
            Workbench.await("the keyboard is in " + key.getValue(), () -> page.getActivePart().getSite().getId().equals(key.getValue()));
        }
    }

    @Test
    void offersToSaveThePacketsOfAConnection() {
        List<String> items = Workbench.items(connections.table().control().getMenu());
        assertTrue(items.contains("Save Its Packets…"), items::toString);
    }

    @Test
    void choosesNoConnectionWhereThePacketIsOfNone() throws Exception {
        LadderView ladder = (LadderView) page.showView(LadderView.ID);
        page.activate(editor);
        editor.goTo(4);
        Workbench.await("the ladder is drawn", () -> !ladder.ladder().rungs().isEmpty());
        editor.goTo(2);                                                         // ARP
        Workbench.await("none is chosen", () -> connections.table().selected() < 0);
        Workbench.await("nothing is drawn of another", () -> ladder.ladder().rungs().isEmpty());

        connections.choose(1);
        page.activate(connections);
        page.activate(editor);
        Workbench.settle();
        assertEquals(0, connections.table().selected(), "a packet that is told of again leaves what was chosen since");
        editor.goTo(1);
        Workbench.await("another of none takes it away", () -> connections.table().selected() < 0);
        editor.goTo(3);
        Workbench.await("one of the connection chooses it", () -> connections.table().selected() == 0);
    }

    @Test
    void drawsTheLadderAndGoesToThePacketOfAnArrow() throws Exception {
        LadderView ladder = (LadderView) page.showView(LadderView.ID);
        Workbench.await("the ladder is drawn", () -> ladder.ladder().rungs().stream().filter(rung -> rung.side() != null).count() == 17);

        assertEquals("ESTABLISHED", ladder.ladder().rungs().get(2).responder().text());
        assertEquals("SYN-RECEIVED?", ladder.ladder().rungs().get(0).responder().text(), "nothing was seen of it yet");
        Workbench.await("the ladder is painted", () -> Workbench.colours(ladder.control()) > 5);

        Event click = new Event();
        click.x = 300;
        click.y = 34 + 40 + 10;
        ladder.control().notifyListeners(SWT.MouseDown, click);
        Workbench.await("the packet of the arrow is selected", () -> editor.packets().selected() == 4);
        Workbench.await("it is told what the RFC says", () -> ladder.words().contains("RFC 9293"));
        page.activate(editor);
        Workbench.picture("ladder");
    }

    @Test
    void marksInTheLadderThePacketThatIsSelected() throws Exception {
        LadderView ladder = (LadderView) page.showView(LadderView.ID);
        page.activate(editor);                                                  // as a click on a packet does
        editor.goTo(16);
        Workbench.await("it is told what the packet changes", () -> ladder.words().startsWith("Packet 16, from the originator"));

        page.hideView(ladder);
        LadderView opened = (LadderView) page.showView(LadderView.ID);
        Workbench.await("it is told in a view that is opened later, too", () -> opened.words().startsWith("Packet 16,"));
        assertEquals(16, editor.packets().selected());
    }

    @Test
    void choosesTheConnectionThatTheDatagramOfAFragmentIsOf() throws Exception {
        CaptureEditor fragments = (CaptureEditor) Workbench.open(page,
                Workbench.file(Workbench.project("fragments"), "tiny.pcap", Workbench.sample("captures/fragments-tiny.pcap")));
        Workbench.await("the first fragment chooses it", () -> fragments.file().isComplete() && connections.table().selected() == 0);
        page.activate(fragments);
        fragments.goTo(7);
        assertEquals(2, fragments.file().connection(9), "where the datagram is complete");
        Workbench.await("the fragment chooses the second", () -> connections.table().selected() == 1);
        LadderView ladder = (LadderView) page.showView(LadderView.ID);
        Workbench.await("it is drawn", () -> !ladder.ladder().rungs().isEmpty() && ladder.ladder().rungs().getFirst().number() == 9);
    }

    @Test
    void followsTheStream() throws Exception {
        StreamView stream = (StreamView) page.showView(StreamView.ID);
        Workbench.await("the stream is read", () -> stream.control().getText().length() > 4000);

        Workbench.await("both ends have colours", () -> Workbench.colours(stream.control()) > 3);
        Workbench.picture("stream");
        stream.choose(1);
        assertTrue(stream.control().getText().startsWith("00000000  "), stream.control().getText().lines().findFirst().orElse(""));
        ConnectionChoice choice = new ConnectionChoice(editor.file(), 1);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        Conversation.write(choice, Side.RESPONDER, written, () -> false);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Conversation.of(choice).pieces().stream().filter(piece -> piece.from() == Side.RESPONDER).forEach(piece -> said.writeBytes(piece.octets()));
        assertTrue(said.size() > 1000, "octets of the responder");
        assertArrayEquals(said.toByteArray(), written.toByteArray());
        stream.choose(2);
        assertTrue(stream.control().getText().lines().allMatch(line -> line.matches("[0-9a-f]+")), "raw is hexadecimal");
    }

    @Test
    void plotsTimeAndSequence() throws Exception {
        CaptureEditor lossy = (CaptureEditor) IDE.openEditor(page,
                Workbench.file(Workbench.project("textbook"), "lost-segment.pcap", Workbench.sample("textbook/lost-segment.pcap")));
        Workbench.await("the capture is read", () -> lossy.file().isComplete() && connections.table().rows() == lossy.file().connectionCount());
        Workbench.settle();
        connections.choose(1);
        SequenceView sequence = (SequenceView) page.showView(SequenceView.ID);
        Workbench.await("segments are read", () -> !sequence.sequences().isEmpty());

        Workbench.await("segments are painted", () -> Workbench.shows(sequence.control(), new RGB(0xC4, 0x48, 0x12))
                || Workbench.shows(sequence.control(), new RGB(0x1E, 0x6F, 0xD9)));
        Workbench.picture("sequence");

        Sequence more = sequence.sequences().stream().max(Comparator.comparingLong(Sequence::highest)).orElseThrow();
        Sequence less = sequence.sequences().get(more == sequence.sequences().getFirst() ? 1 : 0);
        Segment second = more.segments().get(1);
        page.activate(lossy);
        Workbench.act(() -> {
            lossy.goTo(second.packet());
            return null;
        });
        Workbench.await("the segment of the selected packet is marked", () -> second.equals(sequence.marked()));
        Workbench.picture("sequence-marked");
        lossy.goTo(less.segments().getFirst().packet());
        Workbench.await("one that the other end sent is not", () -> sequence.marked() == null);

        page.closeAllEditors(false);
        Workbench.await("nothing is left of a capture that was closed", () -> sequence.sequences().isEmpty());
    }

    @Test
    void leavesLabelsOfAxesOutThatHaveNoRoom() {
        assertEquals(1, Axis.every(200, 50));
        assertEquals(2, Axis.every(199, 50));
        assertEquals(2, Axis.every(100, 50));
        assertEquals(4, Axis.every(99, 50));
    }

    @Test
    void labelsAxesWithNumbersThatAreThereAndTellTimesApart() {
        assertEquals(List.of("0", "", "1", "", "2"), IntStream.rangeClosed(0, 4).mapToObj(quarter -> Axis.number(2, quarter)).toList());
        assertEquals(List.of("0", "1,448", "2,896", "4,344", "5,793"), IntStream.rangeClosed(0, 4).mapToObj(quarter -> Axis.number(5793, quarter)).toList());
        assertEquals(List.of("0.0000 s", "0.5000 s", "1.0000 s"), IntStream.of(0, 2, 4).mapToObj(quarter -> Axis.seconds(0, 1, quarter)).toList());
        assertEquals(List.of("1.0000000 s", "1.0000060 s", "1.0000240 s"), IntStream.of(0, 1, 4).mapToObj(quarter -> Axis.seconds(1, 24e-6, quarter)).toList());
    }

    @Test
    void lightsThePathThroughTheStates() throws Exception {
        StateDiagramView states = (StateDiagramView) page.showView(StateDiagramView.ID);
        Workbench.settle();

        Workbench.await("the originator's path", () -> Workbench.shows(states.control(), new RGB(0x1E, 0x6F, 0xD9)));
        Workbench.await("the responder's path", () -> Workbench.shows(states.control(), new RGB(0xC4, 0x48, 0x12)));
        Workbench.picture("states");
    }
}
