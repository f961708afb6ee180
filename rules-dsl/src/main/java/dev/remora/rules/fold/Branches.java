package dev.remora.rules.fold;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where packets go from somewhere, by the rows that tables gave them, put together as one number, and their gist, or 0. Confined to one thread. */
final class Branches {
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;    // 2^64 divided by the golden ratio, Knuth 6.4

    private long[]           keys  = new long[8];              // rows and gist of each; open addressing, at most half full
    private @Nullable Node[] nodes = new Node[4];
    private int              size;

    /** Where these rows lead; null where nobody with them came by yet. */
    @Nullable
    Node find(long rows, long gist) {
        return nodes[slot(rows, gist)];
    }

    // Where these rows are, or would be.
    private int slot(long rows, long gist) {
        int slot = (int) ((rows * MIX + gist) * MIX >>> 40) & nodes.length - 1;
        while (nodes[slot] != null && (keys[2 * slot] != rows || keys[2 * slot + 1] != gist))
            slot = slot + 1 & nodes.length - 1;
        return slot;
    }

    /** Says where rows lead that lead nowhere yet. */
    void add(long rows, long gist, Node node) {
        if (2 * ++size > nodes.length)
            grow();
        enter(rows, gist, node);
    }

    private void enter(long rows, long gist, Node node) {
        int slot = slot(rows, gist);
        keys[2 * slot] = rows;
        keys[2 * slot + 1] = gist;
        nodes[slot] = node;
    }

    private void grow() {
        long[] oldKeys = keys;
        @Nullable Node[] old = nodes;
        keys = new long[oldKeys.length * 2];
        nodes = new Node[old.length * 2];
        for (int i = 0; i < old.length; i++) {
            Node node = old[i];
            if (node != null)
                enter(oldKeys[2 * i], oldKeys[2 * i + 1], node);
        }
    }

    /** How many there are. */
    int size() {
        return size;
    }

    /** All nodes that are led to. */
    List<Node> nodes() {
        return Arrays.stream(nodes).flatMap(Stream::ofNullable).toList();
    }
}
