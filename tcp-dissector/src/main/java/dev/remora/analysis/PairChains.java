package dev.remora.analysis;

import org.jspecify.annotations.Nullable;

/** Entries by the endpoints of their packets, in chains by hash. Confined to one thread. Allocates only to grow. */
final class PairChains<E extends PairChains.Entry> {
    private @Nullable Entry[] buckets = new Entry[64];
    private int               size;

    /** What is kept of the packets between two endpoints. */
    abstract static class Entry {
        private final EndpointPair pair = new EndpointPair();

        private int             hash;
        private @Nullable Entry inBucket;
    }

    /** The entry of these endpoints, or null. */
    @Nullable
    E find(EndpointPair pair) {
        int hash = pair.hash();
        for (Entry entry = buckets[hash & buckets.length - 1]; entry != null; entry = entry.inBucket)
            if (entry.hash == hash && entry.pair.isSame(pair)) {
                @SuppressWarnings("unchecked") // add() takes nothing else
                E found = (E) entry;
                return found;
            }
        return null;
    }

    /** Adds the entry of these endpoints, which have none. */
    void add(EndpointPair pair, E added) {
        Entry entry = added;
        entry.pair.set(pair);
        entry.hash = pair.hash();
        if (size * 2 >= buckets.length)
            grow();
        put(entry);
        size++;
    }

    /** Takes out an entry that was added. */
    void remove(Entry entry) {
        int bucket = entry.hash & buckets.length - 1;
        Entry before = buckets[bucket];
        if (before == entry)
            buckets[bucket] = entry.inBucket;
        while (before != null && before.inBucket != entry)
            before = before.inBucket;
        if (before != null)
            before.inBucket = entry.inBucket;
        size--;
    }

    /** Entries in the chains. */
    int size() {
        return size;
    }

    private void put(Entry entry) {
        int bucket = entry.hash & buckets.length - 1;
        entry.inBucket = buckets[bucket];
        buckets[bucket] = entry;
    }

    private void grow() {
        Entry[] old = buckets;
        buckets = new Entry[old.length * 2];
        for (Entry first : old)
            for (Entry entry = first; entry != null;) {
                Entry next = entry.inBucket;
                put(entry);
                entry = next;
            }
    }
}
