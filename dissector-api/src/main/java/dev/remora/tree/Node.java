package dev.remora.tree;

import java.util.List;

/**
 * A line of a packet's tree: a layer, or a value of a field in it. Immutable.
 *
 * @param isLayer  whether it is a layer, which may be one without any values
 * @param name     name in filters
 * @param label    the RFC's words
 * @param value    the value as scripts read it; empty for a layer
 * @param meaning  the name of the value, or its unit; empty where there is neither; of a layer, where its protocol is specified
 * @param text     the value as people read it, with what it means
 * @param layer    index of the layer
 * @param at       position of the first octet it was read from
 * @param length   octets it was read from; 0 where it was computed
 * @param children values of a layer, and values that are parts of this one, in wire order
 */
public record Node(boolean isLayer, String name, String label, String value, String meaning, String text, int layer, int at, int length, List<Node> children) {
    /** This node with these children. */
    Node with(List<Node> newChildren) {
        return new Node(isLayer, name, label, value, meaning, text, layer, at, length, newChildren);
    }

    /** Whether the value is in no octets of its own. */
    public boolean isComputed() {
        return length == 0;
    }
}
