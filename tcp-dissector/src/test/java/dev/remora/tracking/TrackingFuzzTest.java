package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.remora.analysis.Analysis;
import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import dev.remora.packet.Packet;
import dev.remora.testkit.PacketLaws;
import dev.remora.tracking.zeek.ConnLog;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever segments pass: states change along the arrows of the table only, and each connection begins once and ends once. */
class TrackingFuzzTest {
    private static final Dissectors DISSECTORS = Dissectors.load();
    private static final PacketLaws LAWS       = new PacketLaws(DISSECTORS);
    private static final int        OCTETS     = 6;                      // of a segment's description

    static Stream<Arguments> anySegments() {
        return Stream.of("", "000200000000 011200010000 001001010000", "000200000000 011200010000 001001010000 001801010500 011001060300 001106010000 011101070000 001007020000",
                "000200000000 010200000000 001200010000 011200010000", "000200000000 011400010000", "040200000000 051200010000 040400010000",
                "001801010500 011801060500 001103060000 01110a040000 0010040b0000", "000200000000 0002000000ff 000200000000 0112000100ff",
                "000200000000 200200000000", "800000000000 810000000000 a00000000000")
                .map(text -> Arguments.of((Object) HexFormat.of().parseHex(text.replace(" ", ""))));
    }

    /** Six octets for each segment: who sends what to whom, flags, sequence and acknowledgment number, octets, and seconds since the one before. */
    @MethodSource
    @FuzzTest
    void anySegments(byte[] script) {
        Settings settings = Settings.STANDARD.with(TrackingSettings.CONNECTIONS, 3);
        Dissection dissection = DISSECTORS.open(settings);
        Analysis analysis = new Analysis(settings);
        Course course = new Course();
        Tracker tracker = new Tracker(settings, course);
        ConnLog log = new ConnLog(true, row -> {});
        long time = 0;
        for (int at = 0; at + OCTETS <= script.length; at += OCTETS) {
            byte[] datagram = datagram(ByteBuffer.wrap(script, at, OCTETS).slice());
            time += (script[at + 5] & 0xFF) * 1_000_000_000L;
            Packet packet = dissection.dissect(new Frame().wrap(datagram, 0, datagram.length, datagram.length)
                    .describe(at / OCTETS + 1, script[at + 5] == 1 ? time - 5_000_000_000L : time, LinkType.RAW, -1));
            analysis.analyse(packet);
            tracker.track(packet);
            log.take(packet);
            LAWS.check(packet);
            assertThat(tracker.size()).isLessThanOrEqualTo(3);
        }
        tracker.finish();
        log.finish();

        assertThat(tracker.size()).isZero();
        assertThat(course.open).isEmpty();
    }

    private static byte[] datagram(ByteBuffer description) {
        int kind = description.get(0);
        boolean answer = (kind & 1) != 0;
        int port = 1000 + (kind >> 1 & 7);
        int payload = description.get(4) & 0xFF;
        byte[] transport = kind < 0 ? udp(answer, port, payload) : tcp(description, answer, port, payload);
        byte protocol = (byte) (kind < 0 ? 17 : 6);
        if ((kind & 0x20) != 0) {                                        // an ICMP error quotes it: port unreachable
            byte[] quoted = ipv4(protocol, answer, transport);
            transport = ByteBuffer.allocate(8 + quoted.length).putShort((short) 0x0303).position(8).put(quoted).array();
            return ipv4((byte) 1, !answer, transport);
        }
        return ipv4(protocol, answer, transport);
    }

    private static byte[] tcp(ByteBuffer description, boolean answer, int port, int payload) {
        return ByteBuffer.allocate(20 + payload).putShort((short) (answer ? 80 : port)).putShort((short) (answer ? port : 80))
                .putInt((answer ? 5000 : -3) + description.get(2)).putInt((answer ? -3 : 5000) + description.get(3))
                .put((byte) 0x50).put(description.get(1)).putShort((short) 1000).array();
    }

    private static byte[] udp(boolean answer, int port, int payload) {
        return ByteBuffer.allocate(8 + payload).putShort((short) (answer ? 53 : port)).putShort((short) (answer ? port : 53))
                .putShort((short) (8 + payload)).array();
    }

    private static byte[] ipv4(byte protocol, boolean answer, byte[] payload) {
        return ByteBuffer.allocate(20 + payload.length).putShort((short) 0x4500).putShort((short) (20 + payload.length)).putInt(0x1234_4000)
                .put((byte) 64).put(protocol).putShort((short) 0).putInt(answer ? 0x0A00_0002 : 0x0A00_0001).putInt(answer ? 0x0A00_0001 : 0x0A00_0002)
                .put(payload).array();
    }

    /** What happened to each connection, held against what may. */
    private static final class Course implements TrackerListener {
        private final Set<Long>             open   = new HashSet<>();
        private final Set<Long>             closed = new HashSet<>();
        private final Map<String, TcpState> states = new HashMap<>();

        @Override
        public void opened(Connection connection, Packet packet) {
            assertThat(open.add(connection.id())).isTrue();
        }

        @Override
        public void changed(Connection connection, Side side, TcpState from, TcpState.Arrow arrow, Cue cue, Moment at) {
            assertThat(open).contains(connection.id());
            assertThat(from.on(cue)).contains(arrow);
            TcpState known = states.put(connection.id() + " " + side, arrow.to());
            if (known != null)
                assertThat(from).isEqualTo(known);
        }

        @Override
        public void closed(Connection connection) {
            assertThat(closed.add(connection.id())).isTrue();
        }

        @Override
        public void forgotten(Connection connection) {
            assertThat(open.remove(connection.id())).isTrue();
        }
    }
}
