package dev.remora.cli;

import dev.remora.field.Catalogue;
import dev.remora.packet.Packet;
import dev.remora.tree.Node;
import dev.remora.tree.PacketTree;
import dev.remora.tree.TextBuffer;

/** Every field of each packet, layer by layer: label, value, name in filters. */
final class PacketTrees implements PacketView {
    private static final int LABEL = 34;
    private static final int VALUE = 44;

    private final PacketTree tree;

    PacketTrees(Catalogue catalogue) {
        this.tree = new PacketTree(catalogue);
    }

    @Override
    public void show(Packet packet, TextBuffer out) {
        for (Node layer : tree.layers(packet)) {
            out.text(layer.label()).text(layer.meaning().isEmpty() ? "" : " (" + layer.meaning() + ")").octet('\n');
            for (Node field : layer.children())
                line(field, out);
        }
        out.octet('\n');
    }

    private static void line(Node field, TextBuffer out) {
        String value = field.meaning().isEmpty() ? field.value() : field.value() + " (" + field.meaning() + ")";
        out.text("  ");
        padded(field.label(), LABEL, out);
        padded(value, VALUE, out);
        out.text(field.name()).octet('\n');
    }

    private static void padded(String text, int width, TextBuffer out) {
        out.text(text).text(" ".repeat(Math.max(1, width - text.length())));
    }
}
