package dev.remora.tree;

import java.util.List;

/**
 * Writes a packet's tree as lines of text: label and value, indented, and the field's name in a column to the right.
 *
 * <p>What is computed, not read from octets, stands in brackets. Allocates nothing.
 *
 * @param ranges whether each line also has the octets of its value, from the first to before the last: {@code 34..36}
 */
public record TreeText(boolean ranges) {
    private static final int NAME = 64;
    private static final int RANGE = 100;

    /** Writes layers and what is in them. */
    public void write(List<Node> layers, TextBuffer out) {
        for (Node layer : layers) {
            int start = out.length();
            out.text(layer.label());
            if (!layer.meaning().isEmpty())
                out.text(", ").text(layer.meaning());
            end(layer, start, out);
            for (Node field : layer.children())
                write(field, 1, layer.layer() > 0, out);
        }
    }

    private void write(Node field, int depth, boolean bracketed, TextBuffer out) {
        int start = out.length();
        for (int i = 0; i < depth; i++)
            out.octet(' ').octet(' ');
        boolean computed = bracketed && field.isComputed();
        out.text(computed ? "[" : "").text(field.label());
        if (!field.text().isEmpty())
            out.text(": ").text(field.text());
        out.text(computed ? "]" : "");
        end(field, start, out);
        for (Node child : field.children())
            write(child, depth + 1, bracketed, out);
    }

    private void end(Node node, int start, TextBuffer out) {
        out.octet(' ').padTo(start, NAME).text(node.name());
        if (ranges && !node.isComputed())
            out.octet(' ').padTo(start, RANGE).decimal(node.at()).text("..").decimal(node.at() + node.length());
        out.octet('\n');
    }
}
