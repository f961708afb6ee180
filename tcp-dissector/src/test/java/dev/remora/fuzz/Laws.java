package dev.remora.fuzz;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.testkit.PacketLaws;
import dev.remora.tree.PacketLines;
import dev.remora.tree.PacketTree;
import java.util.HexFormat;

/** What is asked of every packet that a fuzzer makes: the laws of the test kit, a line, and a tree. */
final class Laws {
    static final Dissectors DISSECTORS = Dissectors.load();

    private static final PacketLaws  LAWS  = new PacketLaws(DISSECTORS);
    private static final PacketLines LINES = new PacketLines(DISSECTORS);
    private static final PacketTree  TREE  = new PacketTree(DISSECTORS.catalogue());

    private Laws() {}

    /** These octets are a frame; it is dissected twice, since dissectors remember. */
    static void check(int linkType, byte... octets) {
        Dissection dissection = DISSECTORS.open();
        check(dissection.dissect(frame(1, linkType, octets)));
        check(dissection.dissect(frame(2, linkType, octets)));
    }

    static void check(Packet packet) {
        LAWS.check(packet);
        LINES.line(packet);
        TREE.layers(packet);
    }

    static Frame frame(long number, int linkType, byte... octets) {
        return new Frame().wrap(octets, 0, octets.length, octets.length).describe(number, number * 1_000_000, linkType, -1);
    }

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
