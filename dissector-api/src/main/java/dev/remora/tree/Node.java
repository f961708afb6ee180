package dev.remora.tree;

import java.util.List;

/**
 * A line of a packet's tree: a layer, or a value of a field in it. Immutable.
 *
 * @param name     name in filters
 * @param label    the RFC's words
 * @param value    the value as text; empty for a layer
 * @param meaning  the name of the value, or its unit; empty where there is neither
 * @param layer    index of the layer
 * @param at       position of the first octet it was read from
 * @param length   octets it was read from; 0 where it was computed
 * @param children values of a layer, in the order of their definition
 */
public record Node(String name, String label, String value, String meaning, int layer, int at, int length, List<Node> children) {
    /** Whether this is a layer. */
    public boolean isLayer() {
        return value.isEmpty() && !children.isEmpty();
    }
}
