package dev.remora.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.packet.Frame;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.pcap4j.packet.Packet;
import org.pcap4j.packet.TcpPacket;

class Pcap4jTest {
    private static final byte[] SYN = HexFormat.of().parseHex("000102030405060708090a0b0800" + "4500002c1234400040060cab0a0000010a000002"
            + "c0de01bb0123456700000000" + "6002faf0beef0000" + "020405b4");

    @Test
    void goesFromAFrameToAPacketAndBack() {
        Packet packet = Pcap4j.packet(Frame.of(SYN));

        assertThat(packet.get(TcpPacket.class).getHeader().getSyn()).isTrue();
        assertThat(Pcap4j.frame(packet).octets(0, SYN.length)).isEqualTo(SYN);
    }
}
