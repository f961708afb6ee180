package dev.remora.cli;

import dev.remora.field.Catalogue;
import dev.remora.packet.Packet;
import dev.remora.tree.PacketTree;
import dev.remora.tree.TextBuffer;
import dev.remora.tree.TreeText;

/** Every field of each packet, layer by layer: label, value, name in filters. */
final class PacketTrees implements PacketView {
    private final PacketTree tree;
    private final TreeText   text;

    /** Trees of packets whose fields this catalogue knows, with the octets of each value if {@code ranges} is set. */
    PacketTrees(Catalogue catalogue, boolean ranges) {
        this.tree = new PacketTree(catalogue);
        this.text = new TreeText(ranges);
    }

    @Override
    public void capture(String name, boolean isOneOfMany, TextBuffer out) {
        if (isOneOfMany)
            out.text("== ").text(name).text("\n\n");
    }

    @Override
    public void show(Packet packet, TextBuffer out) {
        text.write(tree.layers(packet), out);
        out.octet('\n');
    }
}
