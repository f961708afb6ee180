package dev.remora.fuzz;

import static dev.remora.packet.LinkType.ETHERNET;
import static dev.remora.packet.LinkType.RAW;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.remora.field.Protocol;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any octets are inside of any carrier, whose own header is right: the fuzzer gives the key of the carrier's table first, then what follows.
 * A target for each carrier; together their seeds lead to every protocol.
 */
class ProtocolFuzzTest {
    private static final byte[] MACS = Laws.hex("020000000002 020000000001");

    // Behind an EtherType

    static Stream<Arguments> overEthernet() {
        return Seeds.of(packet -> packet.frame().linkType() == ETHERNET ? Seeds.inside(packet, "eth", MACS.length) : Optional.empty());
    }

    @MethodSource
    @FuzzTest
    void overEthernet(byte[] octets) {
        Laws.check(ETHERNET, Seeds.joined(MACS, octets));
    }

    // Behind a protocol number

    static Stream<Arguments> overIpv4() {
        return Seeds.of(packet -> Seeds.inside(packet, "ip", 9).map(rest -> rest.length < 11 ? rest : Seeds.joined(new byte[]{rest[0]}, after(rest, 11))));
    }

    @MethodSource
    @FuzzTest
    void overIpv4(byte[] octets) {
        if (octets.length > 0)
            Laws.check(RAW, ipv4(octets[0], after(octets, 1)));
    }

    static Stream<Arguments> overIpv6() {
        return Seeds.of(packet -> Seeds.inside(packet, "ipv6", 6).map(rest -> rest.length < 34 ? rest : Seeds.joined(new byte[]{rest[0]}, after(rest, 34))));
    }

    @MethodSource
    @FuzzTest
    void overIpv6(byte[] octets) {
        if (octets.length > 0)
            Laws.check(RAW, ipv6(octets[0], after(octets, 1)));
    }

    // Behind a port

    static Stream<Arguments> overUdp() {
        return Seeds.of(packet -> Seeds.inside(packet, "udp", 2).map(rest -> rest.length < 6 ? rest : Seeds.joined(new byte[]{rest[0], rest[1]}, after(rest, 6))));
    }

    @MethodSource
    @FuzzTest
    void overUdp(byte[] octets) {
        if (octets.length < 2)
            return;
        ByteBuffer datagram = ByteBuffer.allocate(6 + octets.length).putShort((short) 40_000).put(octets, 0, 2).putShort((short) (6 + octets.length)).putShort((short) 0);
        Laws.check(RAW, ipv4((byte) 17, datagram.put(octets, 2, octets.length - 2).array()));
    }

    // In GRE and PPP, whose headers are short: the fuzzer makes them

    static Stream<Arguments> overGre() {
        return Seeds.of(packet -> Seeds.inside(packet, "gre", 0));
    }

    @MethodSource
    @FuzzTest
    void overGre(byte[] octets) {
        Laws.check(RAW, ipv4((byte) 47, octets));
    }

    // TCP, ICMP and ICMPv6: the protocols that have the most fields get targets of their own

    static Stream<Arguments> tcp() {
        return Seeds.of(packet -> Seeds.inside(packet, "tcp", 0));
    }

    @MethodSource
    @FuzzTest
    void tcp(byte[] octets) {
        Laws.check(RAW, ipv4((byte) 6, octets));
    }

    static Stream<Arguments> icmp() {
        return Seeds.of(packet -> Seeds.inside(packet, "icmp", 0));
    }

    @MethodSource
    @FuzzTest
    void icmp(byte[] octets) {
        Laws.check(RAW, ipv4((byte) 1, octets));
    }

    static Stream<Arguments> icmpv6() {
        return Seeds.of(packet -> Seeds.inside(packet, "icmpv6", 0));
    }

    @MethodSource
    @FuzzTest
    void icmpv6(byte[] octets) {
        Laws.check(RAW, ipv6((byte) 58, octets));
    }

    @Test
    void seedsLeadToEveryProtocol() {
        Set<Protocol> reached = new HashSet<>();
        Seeds.packets(packet -> {
            for (int layer = 0; layer < packet.layers(); layer++)
                reached.add(Protocol.of(packet, layer));
        });

        assertThat(reached).containsAll(Laws.DISSECTORS.protocols());
    }

    private static byte[] after(byte[] octets, int count) {
        return Arrays.copyOfRange(octets, Math.min(count, octets.length), octets.length);
    }

    private static byte[] ipv4(byte protocol, byte[] payload) {
        return ByteBuffer.allocate(20 + payload.length).putShort((short) 0x4500).putShort((short) (20 + payload.length)).putInt(0x1234_0000)
                .put((byte) 64).put(protocol).putShort((short) 0).putInt(0x0A00_0001).putInt(0x0A00_0002).put(payload).array();
    }

    private static byte[] ipv6(byte next, byte[] payload) {
        return ByteBuffer.allocate(40 + payload.length).putInt(0x6000_0000).putShort((short) payload.length).put(next).put((byte) 64)
                .putLong(0x2001_0DB8_0000_0000L).putLong(1).putLong(0x2001_0DB8_0000_0000L).putLong(2).put(payload).array();
    }
}
