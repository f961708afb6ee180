package dev.remora.cli;

import dev.remora.field.Catalogue;
import dev.remora.packet.Packet;
import dev.remora.tree.PacketTree;
import dev.remora.tree.OneLine;
import dev.remora.tree.TextBuffer;
import dev.remora.tree.TreeText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every field of each packet, layer by layer: label, value, name in filters. */
final class PacketTrees implements PacketView {
    private static final Pattern LINE = Pattern.compile("( *.*\\S) +(\\S*[^ .0-9]\\S*)( +\\d+\\.\\.\\d+)?");
    private static final int     NAME = 64;

    private final PacketTree tree;
    private final TreeText   text;
    private final int        columns;

    /**
     * Trees of packets.
     *
     * @param catalogue the fields that are known
     * @param ranges    whether the octets of each value are told, too
     * @param columns   of the terminal; 0 where there is none
     */
    PacketTrees(Catalogue catalogue, boolean ranges, int columns) {
        this.tree = new PacketTree(catalogue);
        this.text = new TreeText(ranges);
        this.columns = columns;
    }

    @Override
    public void capture(String name, boolean isOneOfMany, TextBuffer out) {
        if (isOneOfMany)
            out.text("== ").text(OneLine.of(name)).text("\n\n");
    }

    @Override
    public void show(Packet packet, TextBuffer out) {
        TextBuffer lines = columns == 0 ? out : new TextBuffer();
        text.write(tree.layers(packet), lines);
        if (columns > 0)
            lines.toString().lines().forEach(line -> fit(line, out));
        out.octet('\n');
    }

    /** A line that is wider than the terminal: its text is broken between words, the field's name stands at the right, below where there is no room beside the text. */
    private void fit(String line, TextBuffer out) {
        Matcher parts = LINE.matcher(line);
        if (line.length() <= columns || !parts.matches()) {
            out.text(line).octet('\n');
            return;
        }
        String name = parts.group(3) == null ? parts.group(2) : parts.group(2) + "  " + parts.group(3).strip();
        FlowingLine.write(columns, parts.group(1), NAME, name, out);
    }
}
