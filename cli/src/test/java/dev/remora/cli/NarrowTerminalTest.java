package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.tracking.ConnectionLog;
import dev.remora.tracking.Tracker;
import dev.remora.tracking.TrackerListener;
import dev.remora.tracking.ladder.Ladders;
import dev.remora.tree.TextBuffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NarrowTerminalTest {
    private static final String DATA = "../samples/textbook/data.pcap";
    private static final String IPV6 = Command.sample("ping-ipv6.pcap");

    private static void read(String capture, Tracker tracker) throws IOException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Streams streams = new Streams(new ByteArrayInputStream(new byte[0]), OutputStream.nullOutputStream(), nowhere);
        new Replay(Dissectors.load(), streams, false, Settings.STANDARD).read(capture, tracker::track);
        tracker.finish();
    }

    private static List<String> list(int columns, String... captures) throws IOException {
        TextBuffer out = new TextBuffer();
        ConnectionText text = new ConnectionText(false, Colours.PLAIN, columns);
        for (String capture : captures) {
            Tracker tracker = new Tracker(Settings.STANDARD, new ConnectionLog(false, (summary, c) -> text.show(new ShownConnection(capture, summary, null, null), out)));
            read(capture, tracker);
            if (capture.equals(captures[captures.length - 1]))
                text.end(CaptureTotals.of(capture, tracker), out);
        }
        return out.toString().lines().toList();
    }

    private static List<String> ladder(int columns, String capture) {
        TextBuffer out = new TextBuffer();
        LadderText text = new LadderText(Colours.PLAIN, columns);
        assertThatCode(() -> read(capture, new Tracker(Settings.STANDARD, new Ladders(100, drawn -> text.show(drawn, out))))).doesNotThrowAnyException();
        return out.toString().lines().toList();
    }

    @Test
    void whereThereIsRoomALineHasBothEnds() throws IOException {
        assertThat(list(200, DATA)).isEqualTo(list(0, DATA)).hasSize(3);
    }

    @Test
    void whereThereIsLittleMoreThanNeededColumnsStandCloser() throws IOException {
        assertThat(list(115, DATA).get(1)).isEqualToIgnoringWhitespace(list(0, DATA).get(1)).hasSizeLessThanOrEqualTo(115);
    }

    @Test
    void whereThereIsTooLittleEachEndHasALine() throws IOException {
        assertThat(list(80, DATA)).hasSize(4);
        assertThat(list(80, DATA).get(1)).startsWith(" 1  tcp   10.0.0.1:1024   ");
        assertThat(list(80, DATA).get(2)).startsWith("        ⇄ 10.0.0.2:80 ");
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 100, 130})
    void noLineOfAListIsWiderThanTheTerminal(int columns) throws IOException {
        assertThat(list(columns, DATA, IPV6, Command.sample("half-open.pcap"))).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 60, 80})
    void noLineAboutTheCaptureIsWiderThanTheTerminal(int columns) throws IOException {
        Tracker tracker = new Tracker(Settings.STANDARD, new ConnectionLog(false, (summary, c) -> {}));
        read(Command.sample("time-wait.pcap"), tracker);
        TextBuffer broken = new TextBuffer();
        TextBuffer whole = new TextBuffer();

        CaptureTotals.of("x", tracker).findings(Colours.PLAIN, columns, broken);
        CaptureTotals.of("x", tracker).findings(Colours.PLAIN, 0, whole);

        assertThat(whole.toString().lines().skip(1)).isNotEmpty().anySatisfy(line -> assertThat(line).hasSizeGreaterThan(30));
        assertThat(broken.toString().lines().skip(1)).allSatisfy(line -> assertThat(line).startsWith("  ").hasSizeLessThanOrEqualTo(columns));
        assertThat(broken.toString()).isEqualToNormalizingWhitespace(whole.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 100})
    void noLineAboutFieldsIsWiderThanTheTerminal(int columns) {
        Dissectors dissectors = Dissectors.load();
        TextBuffer out = new TextBuffer();
        FieldList list = new FieldList(dissectors.catalogue(), out, columns);
        list.overview(dissectors.protocols());
        list.protocol(dissectors.protocols().stream().filter(protocol -> protocol.name().equals("tcp")).toList(), List.copyOf(dissectors.catalogue().entries()));

        assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
        assertThat(out.toString().replaceAll("\\s+", " ")).contains("Do not attempt to establish new subflows to this address and port");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100})
    void noFieldOfAListIsWiderThanTheTerminal(int columns) {
        Dissectors dissectors = Dissectors.load();
        TextBuffer broken = new TextBuffer();
        TextBuffer whole = new TextBuffer();
        for (TextBuffer out : List.of(broken, whole)) {
            FieldList list = new FieldList(dissectors.catalogue(), out, out == broken ? columns : 0);
            list.overview(dissectors.protocols());
            list.fields(dissectors.catalogue().entries().stream().filter(entry -> entry.name().startsWith("tcp")).toList());
        }

        assertThat(broken.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
        assertThat(broken.toString()).as("nothing is left out").isEqualToNormalizingWhitespace(whole.toString());
    }

    @Test
    void whatAFieldIsStandsInItsColumnOrBelow() {
        Dissectors dissectors = Dissectors.load();
        TextBuffer out = new TextBuffer();
        new FieldList(dissectors.catalogue(), out, 80).protocol(dissectors.protocols().stream().filter(protocol -> protocol.name().equals("tcp")).toList(),
                List.copyOf(dissectors.catalogue().entries()));

        assertThat(out.toString().lines()).contains("  tcp.short_segment                      presence", "                Segment is shorter than its header");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100})
    void noTextAboutAFieldIsWiderThanTheTerminal(int columns) {
        TextBuffer out = new TextBuffer();
        new FieldDetails(out, columns).write(Dissectors.load().catalogue().find("frame.interface_name").orElseThrow());

        assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
        assertThat(out.toString().replaceAll("\\s+", " ")).contains("where the capture has no name for it.");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100})
    void noLineOfATreeIsWiderThanTheTerminal(int columns) throws IOException {
        for (boolean ranges : new boolean[]{false, true}) {
            String whole = tree(0, ranges);
            String broken = tree(columns, ranges);

            assertThat(broken.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
            assertThat(broken).isEqualToNormalizingWhitespace(whole);
            assertThat(broken.lines()).filteredOn(line -> whole.lines().anyMatch(line::equals)).containsAll(whole.lines().filter(line -> line.length() <= columns).toList());
        }
    }

    @Test
    void namesInATreeStandAtTheRight() throws IOException {
        assertThat(tree(80, false).lines()).contains("  Time since first captured frame: 0.000066000               frame.time_relative",
                "    Explicit Congestion Notification: Not ECN-Capable Transport (0)", " ".repeat(64) + "ip.dsfield.ecn");
        assertThat(tree(80, true).lines()).contains("  Time to Live: 63                                              ip.ttl  22..23");
    }

    // Of the SYN,ACK of a connection.
    private static String tree(int columns, boolean ranges) throws IOException {
        Dissectors dissectors = Dissectors.load();
        TextBuffer out = new TextBuffer();
        PacketTrees trees = new PacketTrees(dissectors.catalogue(), ranges, columns);
        Tracker tracker = new Tracker(Settings.STANDARD, TrackerListener.NOBODY);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Streams streams = new Streams(new ByteArrayInputStream(new byte[0]), OutputStream.nullOutputStream(), nowhere);
        new Replay(dissectors, streams, false, Settings.STANDARD).read(Command.sample("connection.pcap"), packet -> {
            tracker.track(packet);
            if (packet.frame().number() == 4)
                trees.show(packet, out);
        });
        return out.toString();
    }

    @Test
    void anEndTooLongForItsColumnPushesWhatFollowsAndBreaksBetweenCells() {
        TextBuffer out = new TextBuffer();
        new FlowingLine(out, Colours.PLAIN, 30).right(2, "1", null).left(4, "[2001:db8::1234]:443", null).left(12, "CLOSED", null).right(20, "77", null)
                .left(22, "closed", null).end();

        assertThat(out.toString()).isEqualTo(" 1  [2001:db8::1234]:443\n            CLOSED 77 closed\n");
    }

    @Test
    void aCellThatMayStandFurtherLeftDoesSoBehindTwoBlanks() {
        TextBuffer out = new TextBuffer();
        FlowingLine.write(20, "  a line", 15, "cell", out);
        FlowingLine.write(20, "  a line", 15, "a longer cell", out);
        FlowingLine.write(20, "  a line", 15, "a cell 9", out);
        FlowingLine.write(20, "  a line of many words", 15, "a long cell", out);

        assertThat(out.toString()).isEqualTo("  a line       cell\n  a line\n       a longer cell\n  a line    a cell 9\n  a line of many\n    words\n         a long cell\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 60, 75, 76, 80, 100, 130})
    void noLineOfALadderIsWiderThanTheTerminal(int columns) {
        assertThat(Stream.of(DATA, IPV6).flatMap(name -> ladder(columns, name).stream())).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
    }

    @Test
    void whereARungHasTooLittleRoomPacketAndTimeStandAboveIt() {
        assertThat(ladder(60, DATA)).contains("       3    0.020000", "              │  ───── ACK  seq 40000 ──────▶  ESTABLISHED");
        assertThat(ladder(76, DATA)).anySatisfy(line -> assertThat(line).startsWith("       3    0.020000              │  ─"));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 130})
    void noChangeOfStateIsWiderThanTheTerminal(int columns) throws IOException {
        String whole = changes(0);
        String broken = changes(columns);

        assertThat(broken.lines().filter(line -> !line.matches(" *(#|[0-9⇄]).*"))).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
        assertThat(broken.replaceAll("\\s+", " ")).contains("packet 1 +0.000000 s originator CLOSED → SYN-SENT sent a SYN (RFC 9293 section 3.10.1)");
        assertThat(whole.lines()).anyMatch(line -> line.startsWith("        packet 1          +0.000000 s  originator  CLOSED → SYN-SENT             sent a SYN (RFC"));
    }

    private static String changes(int columns) throws IOException {
        TextBuffer out = new TextBuffer();
        ConnectionText text = new ConnectionText(true, Colours.PLAIN, columns);
        Tracker tracker = new Tracker(Settings.STANDARD, new ConnectionLog(true, (summary, c) -> text.show(new ShownConnection(DATA, summary, null, null), out)));
        read(DATA, tracker);
        text.end(CaptureTotals.of(DATA, tracker), out);
        return out.toString();
    }

    @Test
    void whatARungHasNoRoomForStandsBeforeTheWords() {
        List<String> lines = ladder(80, DATA);

        assertThat(lines).anySatisfy(line -> assertThat(line).contains("─ SYN,ACK "));
        assertThat(String.join(" ", lines).replaceAll(" +", " ")).contains("ack 40000; acknowledges the SYN of packet 1; expects acknowledgment 70000");
    }
}
