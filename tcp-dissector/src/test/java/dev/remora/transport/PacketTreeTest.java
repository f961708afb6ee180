package dev.remora.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissectors;
import dev.remora.packet.Frame;
import dev.remora.tree.Node;
import dev.remora.tree.PacketTree;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands below what in the tree of a packet. */
class PacketTreeTest {
    private static final Dissectors DISSECTORS = Dissectors.load();

    private static final String NETWORK = "000102030405060708090a0b0800" + "450000281234400040060000" + "0a0000010a000002";

    private static Node tcp(String segment) {
        Frame frame = Frame.of(HexFormat.of().parseHex(NETWORK + segment));
        return new PacketTree(DISSECTORS.catalogue()).layers(DISSECTORS.open().dissect(frame)).getLast();
    }

    private static List<String> below(Node tcp, String name) {
        return tcp.children().stream().filter(field -> field.name().equals(name)).flatMap(field -> field.children().stream()).map(Node::name).toList();
    }

    @Test
    void remarksHoldNothingAndStandBelowWhatTheySaySomethingOf() {
        Node finish = tcp("c0de01bb" + "0000000500000007" + "5011faf000000000");

        assertThat(finish.children().stream().map(Node::name)).contains("tcp.hdr_len", "tcp.flags").doesNotContain("tcp.connection.fin");
        assertThat(below(finish, "tcp.flags")).contains("tcp.connection.fin", "tcp.flags.fin", "tcp.flags.res", "tcp.flags.str");
        assertThat(below(finish, "tcp.hdr_len")).isEmpty();
        assertThat(names(finish)).doesNotHaveDuplicates();
    }

    @Test
    void anAcknowledgmentWithoutItsFlagIsRemarkedOnBelowItsNumber() {
        Node odd = tcp("c0de01bb" + "0000000500000007" + "5002faf000000000");

        assertThat(below(odd, "tcp.ack_raw")).containsExactly("tcp.ack.nonzero");
        assertThat(below(odd, "tcp.flags")).contains("tcp.connection.syn", "tcp.options.mss.absent");
    }

    private static List<String> names(Node node) {
        List<String> names = new ArrayList<>(List.of(node.name()));
        node.children().forEach(child -> names.addAll(names(child)));
        return names;
    }
}
