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

    private static final Frame ACK = Frame.of(HexFormat.of().parseHex("000102030405060708090a0b0800" + "450000281234400040060000" + "0a0000010a000002"
            + "c0de01bb" + "0000000500000007" + "5010faf000000000"));

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
