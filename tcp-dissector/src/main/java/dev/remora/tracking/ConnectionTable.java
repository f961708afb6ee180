package dev.remora.tracking;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where connections are kept: an open-addressing index to records that are used again.
 *
 * <p>A record keeps its number from {@link #add} to {@link #remove}, and is there for ever: the next connection takes one that is free, so that nothing is allocated but where
 * there are more connections than ever before. The index is an array of {@code long}s, each with 32 bits of hash and a record's number, probed linearly and at most half full, so
 * that a packet costs one miss of the cache in the index and three or four in the record, see {@link ConnectionRecord}. Removal moves entries back instead of leaving marks, so
 * probes stay short for ever.
 *
 * <p>Holds at most {@code most} connections; {@link #isFull} says when somebody has to go. Confined to one thread.
 */
final class ConnectionTable {
    /** No such record. */
    static final int NONE = -1;

    private final int  most;
    private final long seed;

    private Connection[] records = new Connection[1 << 6];
    private int          fresh;
    private int          free    = NONE;
    private int          size;
    private long[]       index   = new long[1 << 10];

    /**
     * An empty table.
     *
     * @param most connections at most, at least 1
     * @param seed of the hash; where packets come from strangers, a number that they cannot know
     */
    ConnectionTable(int most, long seed) {
        this.most = most;
        this.seed = seed;
    }

    /** A key to look up with. */
    Key key() {
        return new Key(seed);
    }

    /** Connections in it. */
    int size() {
        return size;
    }

    /** Whether one must go before another can come. */
    boolean isFull() {
        return size >= most;
    }

    /** The most that were in it at a time: a record is new only where none is free. */
    int peak() {
        return fresh;
    }

    /** A bound on record numbers so far: all are lower. */
    int bound() {
        return fresh;
    }

    /** The record of this number. */
    Connection get(int record) {
        return records[record];
    }

    /** The record of this key, which is likely to be the expected one; null where there is none. */
    @Nullable
    Connection find(Key key, int expected) {
        if (expected != NONE) {
            Connection likely = records[expected];
            if (likely.has(key))
                return likely;
        }
        return find(key);
    }

    /** The record of this key; null where there is none. */
    @Nullable
    Connection find(Key key) {
        int hash = key.hash();
        int mask = index.length - 1;
        for (int slot = hash & mask;; slot = slot + 1 & mask) {
            long entry = index[slot];
            if (entry == 0)
                return null;
            if ((int) (entry >>> 32) == hash) {
                Connection found = records[(int) entry - 1];
                if (found.has(key))
                    return found;
            }
        }
    }

    /**
     * Loads the places of these hashes in the index, then the records that are found there, all at once as far as the processor can: a later {@link #find} need not wait for
     * memory. Returns something of all that was loaded.
     *
     * @param found what is found, or {@link #NONE}
     */
    long fetch(int[] hashes, int count, int[] found) {
        long[] entries = index;
        int mask = entries.length - 1;
        long seen = 0;
        for (int i = 0; i < count; i++)
            seen += entries[hashes[i] & mask];
        for (int i = 0; i < count; i++)
            found[i] = guess(hashes[i], mask);
        for (int i = 0; i < count; i++)
            if (found[i] != NONE)
                seen += records[found[i]].load();
        return seen;
    }

    /** The first record with this hash, which is the right one but for very few. */
    private int guess(int hash, int mask) {
        for (int slot = hash & mask;; slot = slot + 1 & mask) {
            long entry = index[slot];
            if (entry == 0 || (int) (entry >>> 32) == hash)
                return (int) entry - 1;
        }
    }

    /** A new record for this key, all else zero. The table must not be full. */
    Connection add(Key key) {
        boolean isUsed = free != NONE;
        Connection added = take();
        added.start(key, isUsed);
        size++;
        if (size * 2 > index.length)
            rehash();
        put((long) key.hash() << 32 | added.number + 1);
        return added;
    }

    private Connection take() {
        if (free != NONE) {
            Connection used = records[free];
            free = (int) used.lowerKey - 1;
            return used;
        }
        if (fresh == records.length)
            records = Arrays.copyOf(records, 2 * fresh);
        Connection made = new Connection(fresh);
        records[fresh++] = made;
        return made;
    }

    private void rehash() {
        long[] old = index;
        index = new long[old.length * 2];
        for (long entry : old)
            if (entry != 0)
                put(entry);
    }

    private void put(long entry) {
        int mask = index.length - 1;
        int slot = (int) (entry >>> 32) & mask;
        while (index[slot] != 0)
            slot = slot + 1 & mask;
        index[slot] = entry;
    }

    /** Frees a record; the next connection that is added may take it. */
    void remove(Connection c) {
        int record = c.number;
        int mask = index.length - 1;
        int slot = Key.hash(seed, c.lowerKey, c.higherKey) & mask;
        while ((int) index[slot] != record + 1)
            slot = slot + 1 & mask;
        close(slot, mask);
        free(c);
        size--;
    }

    /** Frees all records: quicker than one after the other. */
    void clear() {
        Arrays.fill(index, 0);
        for (int record = 0; record < fresh; record++)
            if (records[record].is(Flags.LIVE))
                free(records[record]);
        size = 0;
    }

    private void free(Connection c) {
        c.stop(free + 1);
        free = c.number;
    }

    /** Moves later entries of the same run back over an empty slot, Knuth 6.4 algorithm R. */
    private void close(int empty, int mask) {
        int hole = empty;
        for (int slot = hole + 1 & mask; index[slot] != 0; slot = slot + 1 & mask) {
            int home = (int) (index[slot] >>> 32) & mask;
            if ((slot - home & mask) >= (slot - hole & mask)) {
                index[hole] = index[slot];
                hole = slot;
            }
        }
        index[hole] = 0;
    }
}
