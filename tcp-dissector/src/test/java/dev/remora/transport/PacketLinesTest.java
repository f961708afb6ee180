package dev.remora.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.analysis.Analysis;
import dev.remora.capture.Capture;
import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Provider;
import dev.remora.dissect.Settings;
import dev.remora.dissect.Summary;
import dev.remora.link.LinkLayers;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.tree.Node;
import dev.remora.tree.PacketLine;
import dev.remora.tree.PacketLines;
import dev.remora.tree.PacketTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacketLinesTest {
    private static final Dissectors DISSECTORS = Dissectors.load();

    private static final String ACK_OCTETS = "000102030405060708090a0b0800" + "450000281234400040060000" + "0a0000010a000002" + "c0de01bb" + "0000000500000007"
            + "5010faf000000000";
    private static final Frame  ACK        = Frame.of(HexFormat.of().parseHex(ACK_OCTETS));

    @Test
    void tellsASegmentOnOneLine() {
        PacketLine line = new PacketLines(DISSECTORS).line(DISSECTORS.open().dissect(ACK));

        assertThat(line.source()).isEqualTo("10.0.0.1");
        assertThat(line.destination()).isEqualTo("10.0.0.2");
        assertThat(line.protocol()).isEqualTo("TCP");
        assertThat(line.info()).startsWith("49374 → 443").endsWith("Len=0");
    }

    /** As tshark tells them. */
    @Test
    void tellsWhatTheAnalysisSuspectsAndCountsFromTheStartOfTheStream() throws IOException {
        List<String> lines = analysed(Path.of("../samples/textbook/lost-segment.pcap"));

        assertThat(lines).startsWith("1024 → 80 [SYN] Seq=0 Win=65535 Len=0").contains(
                "[TCP Previous segment not captured] 1024 → 80 [PSH, ACK] Seq=2001 Ack=1 Win=65535 Len=1000",
                "[TCP Dup ACK 5#2] 80 → 1024 [ACK] Seq=1 Ack=1001 Win=65535 Len=0",
                "[TCP Retransmission] 1024 → 80 [PSH, ACK] Seq=1001 Ack=1 Win=65535 Len=1000");
    }

    private static List<String> analysed(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        PacketLines told = new PacketLines(DISSECTORS);
        Dissection dissection = DISSECTORS.open();
        Analysis analysis = new Analysis(Settings.STANDARD);
        Frame frame = new Frame();
        try (Capture capture = Capture.open(file)) {
            while (capture.next(frame)) {
                Packet packet = dissection.dissect(frame);
                analysis.analyse(packet);
                lines.add(told.line(packet).info());
            }
        }
        return lines;
    }

    @Test
    void leavesOutAPartWhoseFieldIsAbsent() {
        PacketLine line = new PacketLines(DISSECTORS).line(DISSECTORS.open().dissect(ACK));

        assertThat(line.info()).doesNotContain("MSS");
    }

    @Test
    void saysOfAFrameThatWasCutShortWhatIsThere() {
        assertThat(cut(10)).isEqualTo("54 octets [Cut short by the capture: 10 of 14 octets of the header]");
        assertThat(cut(14)).isEqualTo("[Cut short by the capture: 0 of 20 octets of the header]");
        assertThat(cut(18)).isEqualTo("40 octets [Cut short by the capture: 4 of 20 octets of the header]");
        assertThat(cut(24)).isEqualTo("TCP, 40 octets, id 0x1234 [Cut short by the capture: 10 of 20 octets of the header]");
        assertThat(cut(38)).isEqualTo("49374 → 443 [Cut short by the capture: 4 of 20 octets of the header]");
        assertThat(cut(54)).endsWith("Len=0");
    }

    private static String cut(int length) {
        Frame frame = new Frame().wrap(HexFormat.of().parseHex(ACK_OCTETS), 0, length, ACK.length());
        return new PacketLines(DISSECTORS).line(DISSECTORS.open().dissect(frame.describe(1, 0, 1, -1))).info();
    }

    @Test
    void saysWhatIsMalformed() {
        String udp = "000102030405060708090a0b0800" + "450000%s1234400040110000" + "0a0000010a000002" + "c0de0035%s0000";

        assertThat(info(udp.formatted("1c", "0003"))).isEqualTo("49374 → 53 [Bad length value]");
        assertThat(info(udp.formatted("18", "0008"))).isEqualTo("49374 → 53 [Malformed: 4 of 8 octets of the header]");
        assertThat(info(udp.formatted("1c", "0008").replace("450000", "440000"))).endsWith("[Bogus IP header length]");
    }

    /** What an ICMP error quotes is always cut short, and no fault of the packet's. */
    @Test
    void saysNothingOfWhatIsQuoted() {
        assertThat(info("000102030405060708090a0b0800" + "450000381234400040010000" + "0a0000010a000002" + "0303000000000000" + "450000281234400040060000"
                + "0a0000020a000001" + "c0de01bb00000005")).isEqualTo("Destination unreachable (Port unreachable)");
    }

    private static String info(String octets) {
        return new PacketLines(DISSECTORS).line(DISSECTORS.open().dissect(Frame.of(HexFormat.of().parseHex(octets)))).info();
    }

    @Test
    void refusesASummaryOfAFieldThatDoesNotExist() {
        Provider wrong = to -> to.protocol(Tcp.PROTOCOL).summary(Tcp.PROTOCOL, Summary.of("TCP", "{tcp.no_such_field}"));
        Dissectors dissectors = Dissectors.of(List.of(new LinkLayers(), wrong));

        assertThatThrownBy(() -> new PacketLines(dissectors)).hasMessageContaining("tcp.no_such_field");
    }

    @Test
    void givesEachValueTheOctetsItCameFrom() {
        Packet packet = DISSECTORS.open().dissect(ACK);

        Node tcp = new PacketTree(DISSECTORS.catalogue()).layers(packet).getLast();
        Node port = tcp.children().stream().filter(node -> node.name().equals("tcp.dstport")).findFirst().orElseThrow();

        assertThat(tcp.isLayer()).isTrue();
        assertThat(tcp.at()).isEqualTo(34);
        assertThat(port.value()).isEqualTo("443");
        assertThat(port.at()).isEqualTo(36);
        assertThat(port.length()).isEqualTo(2);
    }
}
