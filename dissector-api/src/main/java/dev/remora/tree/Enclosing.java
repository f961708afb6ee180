package dev.remora.tree;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values around a place, each inside the one before. Values are added by their start, of those that start together the longest first.
 *
 * <p>A value that ends before the next one does is dropped: whatever comes later and lies in it, lies in the next one too. So ends never grow from
 * one to the next, and the innermost around a place is found by halving.
 */
final class Enclosing {
    private final List<Nesting.Entry> around = new ArrayList<>();

    /** Adds a value. Of several with the same octets the one with the longest name stays, of those the first. */
    void add(Nesting.Entry entry) {
        while (!around.isEmpty() && around.getLast().end() < entry.end())
            around.removeLast();
        if (around.isEmpty() || !around.getLast().hasOctetsOf(entry))
            around.add(entry);
        else if (entry.node.name().length() > around.getLast().node.name().length())
            around.set(around.size() - 1, entry);
    }

    /** The innermost value that ends here or behind. */
    Nesting.@Nullable Entry innermost(int end) {
        int from = 0;
        for (int to = around.size(); from < to;) {
            int middle = from + to >>> 1;
            if (around.get(middle).end() >= end)
                from = middle + 1;
            else
                to = middle;
        }
        return from == 0 ? null : around.get(from - 1);
    }
}
