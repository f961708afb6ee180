package dev.remora.tree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts values that are parts of others under them: flags under the word of flags, the value of an option under the option, a checksum's status under
 * the checksum.
 *
 * <p>What is read from octets goes under the smallest of those that contain it: a span, or one whose name its own name begins with. What is computed
 * goes under the one with the longest such name. All else stays where its octets are, or where it was defined. Takes n log n steps for n values.
 */
final class Nesting {
    /** By octets: what contains others before them. */
    private static final Comparator<Entry> OUTER_FIRST = Comparator.comparingInt((Entry entry) -> entry.node.at())
            .thenComparing(Comparator.comparingInt(Entry::end).reversed());

    private final List<Entry>            entries = new ArrayList<>();
    private final Map<String, Entry>     firsts  = new HashMap<>();
    private final Map<String, Enclosing> named   = new HashMap<>();
    private final Enclosing              spans   = new Enclosing();

    /** What a value is to those that share its octets. */
    enum Part {
        /** A number, an address, a text: holds what its name says, as flags hold each flag. */
        VALUE,
        /** A stretch of octets: holds whatever they hold. */
        SPAN,
        /** Is there or is not: where its octets are those of a value that was defined before it, it says something of that; else it is a span. */
        PRESENCE
    }

    /** A value, what it is to others, and where it is on the wire. */
    static final class Entry {
        final Node node;

        private final Part part;
        private final int  place;

        private @Nullable Entry       parent;
        private @Nullable List<Entry> below;

        Entry(Node node, Part part, int place) {
            this.node = node;
            this.part = part;
            this.place = place;
        }

        int end() {
            return node.at() + node.length();
        }

        boolean hasOctetsOf(Entry other) {
            return node.at() == other.node.at() && node.length() == other.node.length();
        }

        void add(Entry child) {
            if (below == null)
                below = new ArrayList<>();
            below.add(child);
        }
    }

    /** Adds a value without children; values are added in the order of their definition. */
    void add(Node node, Part part) {
        int before = entries.isEmpty() ? 0 : entries.getLast().place;
        entries.add(new Entry(node, part, node.isComputed() ? before : node.at()));
    }

    /** The values as a tree. */
    List<Node> tree() {
        nest();
        List<Entry> inOrder = new ArrayList<>(entries);
        inOrder.sort(Comparator.comparingInt(entry -> entry.place));
        List<Entry> top = new ArrayList<>();
        for (Entry entry : inOrder) {
            if (entry.parent == null)
                top.add(entry);
            else
                entry.parent.add(entry);
        }
        return grown(top);
    }

    private List<Node> grown(List<Entry> siblings) {
        List<Node> nodes = new ArrayList<>(siblings.size());
        for (Entry entry : siblings)
            nodes.add(entry.below == null ? entry.node : entry.node.with(grown(entry.below)));
        return Collections.unmodifiableList(nodes);
    }

    private void nest() {
        List<Entry> onWire = new ArrayList<>();
        for (Entry entry : entries)
            if (!entry.node.isComputed()) {
                firsts.putIfAbsent(entry.node.name(), entry);
                onWire.add(entry);
            }
        onWire.sort(OUTER_FIRST);
        for (int from = 0, to; from < onWire.size(); from = to) {
            to = from + 1;
            while (to < onWire.size() && onWire.get(to).hasOctetsOf(onWire.get(from)))
                to++;
            nest(onWire.subList(from, to));
        }
        for (Entry entry : entries)
            if (entry.node.isComputed())
                entry.parent = byName(entry);
    }

    /** Nests values that have the same octets. */
    private void nest(List<Entry> same) {
        Entry around = spans.innermost(same.getFirst().end());
        for (Entry entry : same)
            named.computeIfAbsent(entry.node.name(), name -> new Enclosing()).add(entry);
        for (int i = 0; i < same.size(); i++)
            remark(same.get(i), same.subList(0, i));
        Entry span = spans.innermost(same.getFirst().end());
        for (Entry entry : same)
            if (entry.parent == null)
                entry.parent = closer(entry.part == Part.VALUE ? span : around, namesake(entry));
    }

    /**
     * Where a value says something of others with the same octets, as that a checksum is illegal, or that flags open a connection, puts it under the one of which, where
     * that can be told: it holds nothing then, as the spans do.
     */
    private void remark(Entry entry, List<Entry> before) {
        if (entry.part == Part.VALUE)
            return;
        Entry namesake = namesake(entry);
        List<Entry> values = entry.part == Part.PRESENCE ? before.stream().filter(each -> each.part == Part.VALUE).toList() : List.of();
        if (namesake != null && namesake.part == Part.VALUE && namesake.hasOctetsOf(entry))
            entry.parent = namesake;
        else if (!values.isEmpty())
            entry.parent = common(values);
        else
            spans.add(entry);
    }

    /** The first value whose name all others' begin with. */
    private static @Nullable Entry common(List<Entry> values) {
        return values.stream().filter(each -> values.stream().allMatch(other -> other.node.name().startsWith(each.node.name()))).findFirst().orElse(null);
    }

    /** The innermost value around another whose name the other's begins with. */
    private @Nullable Entry namesake(Entry child) {
        String name = child.node.name();
        Entry best = null;
        for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            Enclosing enclosing = named.get(name.substring(0, dot));
            if (enclosing != null)
                best = closer(best, enclosing.innermost(child.end()));
        }
        return best == null || !best.hasOctetsOf(child) ? closer(best, sameOctets(child)) : best;
    }

    /** The value with the same octets whose name the other's begins with, as that of what a checksum should be begins with the checksum's. */
    private @Nullable Entry sameOctets(Entry child) {
        String name = child.node.name();
        for (int bar = name.lastIndexOf('_'); bar > name.lastIndexOf('.'); bar = name.lastIndexOf('_', bar - 1)) {
            Enclosing enclosing = named.get(name.substring(0, bar));
            Entry of = enclosing == null ? null : enclosing.innermost(child.end());
            if (of != null && of.hasOctetsOf(child))
                return of;
        }
        return null;
    }

    private @Nullable Entry byName(Entry child) {
        String name = child.node.name();
        for (int end = name.length() - 1; end > 0; end--)
            if (name.charAt(end) == '.' || name.charAt(end) == '_') {
                Entry first = firsts.get(name.substring(0, end));
                if (first != null)
                    return first;
            }
        return null;
    }

    private static @Nullable Entry closer(@Nullable Entry one, @Nullable Entry other) {
        if (one == null || other == null)
            return one == null ? other : one;
        int longer = Integer.compare(one.node.length(), other.node.length());
        boolean isOne = longer == 0 ? one.node.name().length() >= other.node.name().length() : longer < 0;
        return isOne ? one : other;
    }
}
