package dev.remora.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Provider;
import dev.remora.dissect.Summary;
import dev.remora.link.LinkLayers;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.tree.Node;
import dev.remora.tree.PacketLine;
import dev.remora.tree.PacketLines;
import dev.remora.tree.PacketTree;
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
