package dev.remora.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.remora.capture.CaptureWriter;
import dev.remora.packet.CaptureInterface;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.Pcaps;
import org.pcap4j.packet.IpV4Packet;
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

    @Test
    void readsRawIpAsPcap4jNumbersIt() {
        Packet packet = Pcap4j.packet(new Frame().wrap(SYN, 14, SYN.length - 14, SYN.length - 14).describe(1, 0, LinkType.RAW, -1));

        assertThat(packet.get(IpV4Packet.class)).isNotNull();
        assertThat(packet.get(TcpPacket.class).getHeader().getDstPort().valueAsInt()).isEqualTo(443);
    }

    @Test
    void saysOfAPacketWhatItsHandleKnows(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("cut.pcap");
        try (CaptureWriter writer = CaptureWriter.pcap(file)) {
            writer.write(new Frame().wrap(SYN, 0, SYN.length, 1500).describe(1, 1_700_000_000_123_456_789L, LinkType.ETHERNET, -1));
        }
        needsLibpcap();
        try (PcapHandle handle = Pcaps.openOffline(file.toString(), PcapHandle.TimestampPrecision.NANO)) {
            Frame frame = Pcap4j.frame(handle.getNextPacketEx(), handle, 1);

            assertThat(frame.timeNanos()).isEqualTo(1_700_000_000_123_456_789L);
            assertThat(frame.linkType()).isEqualTo(LinkType.ETHERNET);
            assertThat(frame.originalLength()).isEqualTo(1500);
            assertThat(frame.octets(0, frame.length())).isEqualTo(SYN);
            assertThat(frame.interfaceId()).isEqualTo(-1);
        }
    }

    @Test
    void saysOfAPacketWhatItsCallerKnowsOfTheInterface(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("one.pcap");
        try (CaptureWriter writer = CaptureWriter.pcap(file)) {
            writer.write(Frame.of(SYN));
        }
        needsLibpcap();
        try (PcapHandle handle = Pcaps.openOffline(file.toString(), PcapHandle.TimestampPrecision.NANO)) {
            handle.setFilter("tcp port 443", BpfCompileMode.OPTIMIZE);
            Frame frame = Pcap4j.frame(handle.getNextPacketEx(), handle, 7, "eth0");

            assertThat(frame.number()).isEqualTo(7);
            assertThat(frame.interfaceId()).isZero();
            assertThat(frame.interfaceName()).isEqualTo("eth0");
            assertThat(frame.takenOn()).returns("tcp port 443", CaptureInterface::filter).returns(262_144L, CaptureInterface::snapLength);
        }
    }

    private static void needsLibpcap() {
        if (Diagnosis.probe() instanceof Diagnosis.Trouble trouble && trouble.cause() == Diagnosis.Cause.NO_LIBRARY)
            abort(trouble.problem());
    }
}
