package dev.remora.tracking;

import java.util.Arrays;

/**
 * Where connections are kept: records in one block of memory after the other, and an open-addressing index to them.
 *
 * <p>A record keeps its number and its place from {@link #add} to {@link #remove}; the {@link Connection} that reads it is a view. The index is an
 * array of {@code long}s, each with 32 bits of hash and a record number, probed linearly and at most half full, so that a packet costs one miss of the cache in the
 * index and two or three in the record, see {@link Slots}. Removal moves entries back instead of leaving
 * marks, so probes stay short for ever.
 *
 * <p>Holds at most {@code most} connections; {@link #isFull} says when somebody has to go. Confined to one thread. Allocates only when it grows.
 */
final class ConnectionTable {
    /** No such record. */
    static final int NONE = -1;

    private static final int BLOCK_SHIFT = 12;                       // of a record's number: its block, and its place there
    private static final int IN_BLOCK    = (1 << BLOCK_SHIFT) - 1;
    private static final int UNUSED      = IN_BLOCK + 1 - Connection.BLOCK;    // numbers of each block that no record has
    private static final int LINE        = 8;                        // longs of a cache line

    private final int  most;
    private final long seed;

    private long[][] blocks = {};
    private int      fresh;
    private int      free   = NONE;
    private int      size;
    private long[]   index  = new long[1 << 10];

    /**
     * An empty table.
     *
     * @param most connections at most
     * @param seed of the hash; where packets come from strangers, a number that they cannot know
     */
    ConnectionTable(int most, long seed) {
        if (most < 1)
            throw new IllegalArgumentException("connections kept: " + most + "; at least 1");
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
        return fresh - (fresh >>> BLOCK_SHIFT) * UNUSED;
    }

    /** A bound on record numbers so far: all are lower. */
    int bound() {
        return fresh;
    }

    /** Whether no record has this number, ever. */
    boolean isHole(int record) {
        return (record & IN_BLOCK) >= Connection.BLOCK;
    }

    /** Where a record is in its block. */
    private static int at(int record) {
        return (record & IN_BLOCK) * Connection.LONGS;
    }

    /** Points a view at a record. */
    Connection view(Connection view, int record) {
        return view.point(blocks[record >>> BLOCK_SHIFT], at(record), record);
    }

    /** Whether a record, where there is one, has this key; points the view at it. */
    boolean isAt(int record, Key key, Connection view) {
        return record != NONE && view(view, record).has(key);
    }

    /** Points the view at the record of this key and returns its number; {@link #NONE} where there is none. */
    int find(Key key, Connection view) {
        int hash = key.hash();
        int mask = index.length - 1;
        for (int slot = hash & mask;; slot = slot + 1 & mask) {
            long entry = index[slot];
            if (entry == 0)
                return NONE;
            if ((int) (entry >>> 32) == hash && view(view, (int) entry - 1).has(key))
                return (int) entry - 1;
        }
    }

    /**
     * Loads the places of these hashes in the index, then the records that are found there, all at once as far as the processor can: a later {@link #find} need not wait for
     * memory. Returns something of all that was loaded.
     *
     * @param records what is found, or {@link #NONE}
     */
    long fetch(int[] hashes, int count, int[] records) {
        long[] entries = index;
        int mask = entries.length - 1;
        long seen = 0;
        for (int i = 0; i < count; i++)
            seen += entries[hashes[i] & mask];
        for (int i = 0; i < count; i++) {
            int record = guess(hashes[i], mask);
            records[i] = record;
            if (record != NONE)
                seen += load(blocks[record >>> BLOCK_SHIFT], at(record));
        }
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

    /** Loads the hot part of a record, to the last of its longs, for nobody knows where a collector has put the block; where the key needs it, the addresses. */
    private static long load(long[] block, int at) {
        long first = block[at];
        long most = first + block[at + LINE] + block[at + 2 * LINE];
        return (first >>> Key.FAMILY_SHIFT & 1) != 0 ? most + block[at + Connection.ADDRESSES] : most;
    }

    /** A new record for this key, all else zero; the view points at it. The table must not be full. */
    int add(Key key, Connection view) {
        boolean isUsed = free != NONE;
        int record = take();
        view(view, record).start(key, isUsed);
        size++;
        if (size * 2 > index.length)
            rehash();
        put((long) key.hash() << 32 | record + 1);
        return record;
    }

    private int take() {
        if (free != NONE) {
            int record = free;
            free = (int) blocks[record >>> BLOCK_SHIFT][at(record)] - 1;
            return record;
        }
        if (isHole(fresh))
            fresh += UNUSED;
        int block = fresh >>> BLOCK_SHIFT;
        if (block == blocks.length) {
            blocks = Arrays.copyOf(blocks, block + 1);
            blocks[block] = new long[2 * Connection.BLOCK * Connection.LONGS];
        }
        return fresh++;
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

    /** Removes the record that this view points at; its number may come again. */
    void remove(Connection view) {
        int record = view.record();
        int mask = index.length - 1;
        int slot = Key.hash(seed, view.get(Slots.KEY), view.get(Slots.KEY + 1)) & mask;
        while ((int) index[slot] != record + 1)
            slot = slot + 1 & mask;
        close(slot, mask);
        view.stop(free + 1);
        free = record;
        size--;
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
