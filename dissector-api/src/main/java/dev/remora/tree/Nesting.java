package dev.remora.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts values that are parts of others under them: flags under the word of flags, the value of an option under the option, a checksum's status under
 * the checksum.
 *
 * <p>What is read from octets goes under the smallest of those that contain it: a span, or one whose name its own name begins with. What is computed
 * goes under the one with the longest such name. All else stays where its octets are, or where it was defined.
 */
final class Nesting {
    private final List<Entry>                         entries = new ArrayList<>();
    private final IdentityHashMap<Entry, List<Entry>> below   = new IdentityHashMap<>();

    /** A value, whether it holds whatever its octets hold, and where it is on the wire. */
    private record Entry(Node node, boolean span, int place) {}

    /** Adds a value without children; values are added in the order of their definition. */
    void add(Node node, boolean span) {
        int before = entries.isEmpty() ? 0 : entries.getLast().place;
        entries.add(new Entry(node, span, node.isComputed() ? before : node.at()));
    }

    /** The values as a tree. */
    List<Node> tree() {
        List<Entry> inOrder = new ArrayList<>(entries);
        inOrder.sort(Comparator.comparingInt(Entry::place));
        List<Entry> top = new ArrayList<>();
        for (Entry entry : inOrder) {
            Entry parent = parent(entry);
            (parent == null ? top : below.computeIfAbsent(parent, p -> new ArrayList<>())).add(entry);
        }
        return top.stream().map(this::grown).toList();
    }

    private Node grown(Entry entry) {
        return entry.node.with(below.getOrDefault(entry, List.of()).stream().map(this::grown).toList());
    }

    private @Nullable Entry parent(Entry child) {
        Entry best = null;
        for (Entry entry : entries)
            if (entry != child && isParent(entry, child) && (best == null || isCloser(entry.node, best.node, child.node)))
                best = entry;
        return best;
    }

    private static boolean isParent(Entry entry, Entry below) {
        Node parent = entry.node;
        Node child = below.node;
        if (parent.isComputed())
            return false;
        if (child.isComputed())
            return child.name().startsWith(parent.name() + ".") || child.name().startsWith(parent.name() + "_");
        boolean inside = child.at() >= parent.at() && child.at() + child.length() <= parent.at() + parent.length();
        boolean held = entry.span && (child.length() < parent.length() || !below.span && child.length() == parent.length());
        return inside && (held || child.name().startsWith(parent.name() + "."));
    }

    private static boolean isCloser(Node one, Node other, Node child) {
        if (child.isComputed() || one.length() == other.length())
            return one.name().length() > other.name().length();
        return one.length() < other.length();
    }
}
