package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.dissect.Settings;
import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.ConnectionChoice;
import dev.remora.ide.model.Conversation;
import dev.remora.ide.model.Conversation.Piece;
import dev.remora.ide.model.FrameReader;
import dev.remora.ide.model.Ladder;
import dev.remora.ide.model.Ladder.Rung;
import dev.remora.ide.model.Pass;
import dev.remora.ide.model.Protocols;
import dev.remora.ide.model.Rows.Row;
import dev.remora.ide.model.Rows;
import dev.remora.ide.model.Sequence;
import dev.remora.packet.Packet;
import dev.remora.tracking.Side;
import dev.remora.tracking.Tracked;
import dev.remora.tree.PacketLines;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of a connection of which the frames have a part only, as fragments, or more than it, as tunnels. */
class ConnectionFramesTest {
    private static final int    HEADER  = 20;
    private static final int    SYN     = 2;
    private static final int    ACK     = 16;
    private static final byte[] REQUEST = "GET / HTTP/1.1 with much behind it".getBytes(StandardCharsets.US_ASCII);

    private final List<byte[]> frames = new ArrayList<>();
    private CaptureFile        file;

    private static byte[] ip(int protocol, int from, int to, int place, byte[] payload) {
        ByteBuffer b = ByteBuffer.allocate(HEADER + payload.length);
        b.putInt(0x4500_0000 | HEADER + payload.length).putInt(7 << 16 | place).putInt(64 << 24 | protocol << 16).putInt(10 << 24 | from).putInt(10 << 24 | to).put(payload);
        return b.putShort(10, (short) checksum(Arrays.copyOf(b.array(), HEADER), 0)).array();
    }

    private static byte[] tcp(int from, int to, int flags, int seq, int ack, byte... payload) {
        ByteBuffer b = ByteBuffer.allocate(HEADER + payload.length);
        b.putShort((short) (1000 + from)).putShort((short) (1000 + to)).putInt(seq).putInt(ack).putInt(0x5000_2000 | flags << 16).putInt(0).put(payload);
        int pseudo = 2 * (10 << 8) + from + to + 6 + b.capacity();
        return ip(6, from, to, 0, b.putShort(16, (short) checksum(b.array(), pseudo)).array());
    }

    private static byte[] udp(int from, int to, int port, byte... payload) {
        return ip(17, from, to, 0, ByteBuffer.allocate(8 + payload.length).putInt(50_000 << 16 | port).putInt(8 + payload.length << 16).put(payload).array());
    }

    private static byte[] tunnel(byte[] datagram) {
        return udp(8, 9, 4789, ByteBuffer.allocate(22 + datagram.length).putInt(0x0800_0000).putInt(7 << 8).putLong(2).putInt(2).putShort((short) 0x0800).put(datagram).array());
    }

    private static List<byte[]> fragments(byte[] datagram) {
        int protocol = datagram[9];
        byte[] first = Arrays.copyOfRange(datagram, HEADER, HEADER + 24);
        return List.of(ip(protocol, datagram[15], datagram[19], 0x2000, first),
                ip(protocol, datagram[15], datagram[19], 3, Arrays.copyOfRange(datagram, HEADER + 24, datagram.length)));
    }

    /** RFC 1071. */
    private static int checksum(byte[] octets, int start) {
        int sum = start;
        for (int i = 0; i < octets.length; i++)
            sum += i % 2 == 0 ? (octets[i] & 0xFF) << 8 : octets[i] & 0xFF;
        return ~(sum % 0xFFFF) & 0xFFFF;
    }

    private static List<byte[]> exchange() {
        return List.of(tcp(1, 2, SYN, 100, 0), tcp(2, 1, SYN | ACK, 500, 101), tcp(1, 2, ACK, 101, 501), tcp(1, 2, ACK, 101, 501, REQUEST),
                tcp(2, 1, ACK, 501, 101 + REQUEST.length, (byte) 'y'));
    }

    private void open() throws Exception {
        ByteArrayOutputStream pcap = new ByteArrayOutputStream();
        pcap.writeBytes(ByteBuffer.allocate(24).putInt(0xA1B2_C3D4).putInt(2 << 16 | 4).putInt(0).putInt(0).putInt(65_535).putInt(101).array());
        for (int i = 0; i < frames.size(); i++) {
            pcap.writeBytes(ByteBuffer.allocate(16).putInt(1_700_000_000 + i / 1000).putInt(i % 1000 * 1000).putInt(frames.get(i).length).putInt(frames.get(i).length).array());
            pcap.writeBytes(frames.get(i));
        }
        Path path = Files.createTempFile("remora", ".pcap");
        Files.write(path, pcap.toByteArray());
        file = new CaptureFile(path, Settings.STANDARD);
        file.index(() -> false);
        assertEquals("", file.damage());
    }

    @AfterEach
    void close() throws Exception {
        file.close();
        Files.delete(file.path());
    }

    private static List<String> said(ConnectionChoice choice) throws Exception {
        return Conversation.of(choice).pieces().stream().map(piece -> piece.from().label() + " " + piece.packet() + " " + text(piece)).toList();
    }

    private static String text(Piece piece) {
        return new String(piece.octets(), StandardCharsets.US_ASCII);
    }

    private static List<Integer> rungs(ConnectionChoice choice) throws Exception {
        return Ladder.of(choice).rungs().stream().map(Rung::number).toList();
    }

    private void tellsTheExchange(ConnectionChoice choice, Integer... numbers) throws Exception {
        assertEquals(List.of("originator " + numbers[3] + " " + new String(REQUEST, StandardCharsets.US_ASCII), "responder " + numbers[4] + " y"), said(choice));
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        Conversation.write(choice, Side.ORIGINATOR, written, () -> false);
        assertArrayEquals(REQUEST, written.toByteArray());
        assertEquals(List.of(numbers), rungs(choice));
        assertEquals("ESTABLISHED", Ladder.of(choice).rungs().getLast().originator().text());
        Sequence sent = Sequence.of(choice).getFirst();
        assertEquals(List.of(numbers[0], numbers[3]), sent.segments().stream().map(Sequence.Segment::packet).toList());
        assertTrue(sent.segments().stream().allMatch(Sequence.Segment::isTaken), sent.toString());
    }

    @Test
    void putsDatagramsTogetherWhoseFragmentsAreOfNoConnectionYet() throws Exception {
        frames.addAll(exchange());
        List<byte[]> request = fragments(frames.remove(3));
        frames.add(3, request.get(0));
        frames.add(4, udp(3, 4, 53));
        frames.add(5, request.get(1));
        open();

        assertEquals(0, file.connection(4));
        assertEquals(1, file.connectionOfDatagram(4), "that of the datagram that frame 6 completes");
        tellsTheExchange(new ConnectionChoice(file, 1), 1, 2, 3, 6, 7);
    }

    @Test
    void keepsTheConnectionsOfATunnelApart() throws Exception {
        exchange().forEach(datagram -> frames.add(tunnel(datagram)));
        open();

        assertEquals(2, file.connection(1));
        tellsTheExchange(new ConnectionChoice(file, 2), 1, 2, 3, 4, 5);
        ConnectionChoice around = new ConnectionChoice(file, 1);
        assertArrayEquals(new int[]{1, 2, 3, 4, 5}, file.framesOf(1, 10));
        assertEquals(List.of(1, 2, 3, 4, 5), rungs(around));
        assertEquals(5, said(around).size());
        assertEquals(frames.get(3).length - HEADER - 8, Conversation.of(around).pieces().get(3).octets().length);
    }

    @Test
    void putsATunnelTogetherThatIsInFragments() throws Exception {
        exchange().forEach(datagram -> frames.addAll(fragments(tunnel(datagram))));
        open();

        assertEquals(2, file.connectionOfDatagram(3), "what the tunnel carries, as of frame 4");
        tellsTheExchange(new ConnectionChoice(file, 2), 2, 4, 6, 8, 10);
        assertEquals(List.of(2, 4, 6, 8, 10), rungs(new ConnectionChoice(file, 1)));
    }

    @Test
    void knowsNoConnectionOfADatagramThatIsNeverCompleted() throws Exception {
        frames.addAll(exchange());
        frames.add(fragments(udp(3, 4, 53, REQUEST)).getFirst());
        open();

        assertEquals(0, file.connectionOfDatagram(6));
    }

    // Its beginning is behind so many other packets that it is not looked back to.
    private void openAConnectionThatBeganLongBefore(int number) throws Exception {
        byte[] other = udp(3, 4, 53);
        frames.add(other);
        frames.addAll(exchange());
        while (frames.size() < number - 1)
            frames.add(other);
        frames.add(tcp(1, 2, ACK, 101 + REQUEST.length, 502, (byte) 'z'));
        open();
    }

    private static void standsWhereItsConnectionDid(String info) {
        assertTrue(info.contains("Seq=" + (1 + REQUEST.length)), info);
    }

    @Test
    void showsEachRowOfSeveralWhereItsConnectionStood() throws Exception {
        openAConnectionThatBeganLongBefore(20_231);

        try (Rows rows = new Rows(file, List.of())) {
            standsWhereItsConnectionDid(rows.row(file.size()).line().info());
        }
    }

    @Test
    void glancesAtARowThatItTakesPacketsFromLongBeforeToMake() throws Exception {
        openAConnectionThatBeganLongBefore(20_400);

        try (Rows rows = new Rows(file, List.of())) {
            rows.row(20_150);
            assertTrue(rows.glance(20_300).inContext(), "those between need only be gone through");
            assertFalse(rows.glance(file.size()).inContext());
            standsWhereItsConnectionDid(rows.row(file.size()).line().info());
        }
    }

    @Test
    void showsWhatFramesAloneTellWhilePacketsLongBeforeAreGoneThrough() throws Exception {
        openAConnectionThatBeganLongBefore(20_400);
        List<Row> amid = new ArrayList<>();
        AtomicReference<Rows> own = new AtomicReference<>();

        try (Rows rows = new Rows(file, List.of(), () -> amid.add(own.get().glimpse(100 + amid.size())))) {
            own.set(rows);
            standsWhereItsConnectionDid(rows.row(file.size()).line().info());
        }
        assertTrue(amid.size() > 70, () -> "that was done " + amid.size() + " times");
        assertTrue(amid.stream().allMatch(row -> row.isRead() && !row.inContext() && row.line().protocol().equals("UDP")), amid::toString);
    }

    @Test
    void findsAPacketWhereItsConnectionStood() throws Exception {
        findsAPacketWhereItsConnectionStood(31_000);
    }

    @Test
    void findsAPacketWhereItsConnectionStoodAlsoFarOn() throws Exception {
        findsAPacketWhereItsConnectionStood(125_000);
    }

    private void findsAPacketWhereItsConnectionStood(int number) throws Exception {
        openAConnectionThatBeganLongBefore(number);

        try (FrameReader reader = file.reader()) {
            for (int before = 20_500; before < number; before += 500)
                reader.packetInContext(before);
            standsWhereItsConnectionDid(new PacketLines(Protocols.all()).line(reader.packetInContext(number)).info());
        }
    }

    @Test
    void takesAPacketApartWhereItsLongConnectionStood() throws Exception {
        frames.addAll(exchange());
        int seq = 101 + REQUEST.length;
        while (frames.size() < 21_000)
            frames.add(tcp(1, 2, ACK, seq++, 502, (byte) 'z'));
        byte[] other = udp(3, 4, 53);
        while (frames.size() < 22_500)
            frames.add(other);
        frames.add(tcp(1, 2, ACK, seq, 502, (byte) 'z'));
        open();

        try (FrameReader reader = file.reader()) {
            String info = new PacketLines(Protocols.all()).line(reader.packetInFull(frames.size())).info();
            assertTrue(info.startsWith("1001 → 1002 [ACK] Seq=" + (seq - 100) + " "), info);
        }
    }

    @Test
    void givesConnectionsTheNumbersOfTheWholeFile() throws Exception {
        exchange().forEach(datagram -> frames.add(tunnel(datagram)));
        open();

        Pass pass = new Pass(file);
        for (int number = 3; number <= 5; number++) {
            Packet packet = pass.next(file.reader().frame(number));
            assertArrayEquals(new long[]{1, 2}, packet.note(Tracked.KIND).ids());
        }
    }
}
