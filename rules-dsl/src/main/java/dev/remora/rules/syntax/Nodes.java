package dev.remora.rules.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Walks over trees of any node. */
public final class Nodes {
    private Nodes() {}

    /** The path from a node down to the deepest one whose span a cursor touches; empty where it touches none. */
    public static List<Node> at(Node root, int offset) {
        List<Node> path = new ArrayList<>();
        @Nullable Node next = root.span().touches(offset) ? root : null;
        while (next != null) {
            path.add(next);
            next = childAt(next, offset);
        }
        return path;
    }

    /** Hands over a node and all below it, each before those below it. */
    public static void walk(Node root, Consumer<Node> visitor) {
        visitor.accept(root);
        root.children().forEach(child -> walk(child, visitor));
    }

    /** One node and those of a list, without nulls. */
    static List<Node> of(@Nullable Node first, List<? extends Node> rest) {
        List<Node> nodes = new ArrayList<>(rest.size() + 1);
        if (first != null)
            nodes.add(first);
        nodes.addAll(rest);
        return List.copyOf(nodes);
    }

    /** The nodes of an argument list that are there. */
    static List<Node> of(@Nullable Node... nodes) {
        List<Node> present = new ArrayList<>(nodes.length);
        for (@Nullable Node node : nodes)
            if (node != null)
                present.add(node);
        return List.copyOf(present);
    }

    // Where a cursor stands between two nodes, the one that begins there is meant.
    private static @Nullable Node childAt(Node node, int offset) {
        @Nullable Node found = null;
        for (Node child : node.children())
            if (child.span().touches(offset))
                found = child;
        return found;
    }
}
