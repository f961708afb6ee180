package dev.remora.samples;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import dev.remora.packet.Packet;
import dev.remora.testkit.FrameFile;
import dev.remora.testkit.PacketLaws;
import dev.remora.tree.PacketLines;
import dev.remora.tree.PacketTree;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any octets are a message of DNS or NTP. */
class SampleProtocolsFuzzTest {
    private static final Dissectors  DISSECTORS = Dissectors.load();
    private static final PacketLaws  LAWS       = new PacketLaws(DISSECTORS);
    private static final PacketLines LINES      = new PacketLines(DISSECTORS);
    private static final PacketTree  TREE       = new PacketTree(DISSECTORS.catalogue());

    static Stream<Arguments> dns() {
        return messages("dns", 42);
    }

    @MethodSource
    @FuzzTest
    void dns(byte[] octets) {
        check(17, udp(53, octets));
    }

    static Stream<Arguments> dnsOverTcp() {
        return messages("dns-over-tcp", 54);
    }

    @MethodSource
    @FuzzTest
    void dnsOverTcp(byte[] octets) {
        check(6, ByteBuffer.allocate(20 + octets.length).putShort((short) 40_000).putShort((short) 53).putLong(1).putShort((short) 0x5018).putShort((short) 1000)
                .putInt(0).put(octets).array());
    }

    static Stream<Arguments> ntp() {
        return messages("ntp", 42);
    }

    @MethodSource
    @FuzzTest
    void ntp(byte[] octets) {
        check(17, udp(123, octets));
    }

    /** What the golden frames of this name carry, behind the headers of Ethernet, IPv4 and the transport. */
    private static Stream<Arguments> messages(String name, int headers) {
        return FrameFile.in(Path.of("src/test/resources/frames")).stream().filter(file -> file.name().startsWith(name) && file.octets().length > headers)
                .map(file -> Arguments.of((Object) file.frame().octets(headers, file.octets().length - headers)));
    }

    private static byte[] udp(int port, byte[] payload) {
        return ByteBuffer.allocate(8 + payload.length).putShort((short) 40_000).putShort((short) port).putShort((short) (8 + payload.length)).putShort((short) 0)
                .put(payload).array();
    }

    private static void check(int protocol, byte[] payload) {
        byte[] datagram = ByteBuffer.allocate(20 + payload.length).putShort((short) 0x4500).putShort((short) (20 + payload.length)).putInt(0x1234_0000)
                .put((byte) 64).put((byte) protocol).putShort((short) 0).putInt(0x0A00_0001).putInt(0x0A00_0002).put(payload).array();
        Dissection dissection = DISSECTORS.open();
        for (int number = 1; number <= 2; number++) {
            Packet packet = dissection.dissect(new Frame().wrap(datagram, 0, datagram.length, datagram.length).describe(number, number, LinkType.RAW, -1));
            LAWS.check(packet);
            LINES.line(packet);
            TREE.layers(packet);
        }
    }
}
