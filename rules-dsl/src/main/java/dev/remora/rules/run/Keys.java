package dev.remora.rules.run;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The keys of one rule: open addressing over slots that stay where they are, and a list of slots by when they were last used.
 *
 * <p>Holds at most so many keys; then the one that was longest unused makes room. Confined to one thread. Allocates only when there are more keys than
 * ever before.
 */
final class Keys {
    static final int NONE = -1;

    // So that nobody on the wire can choose keys that collide.
    private static final long SEED = ThreadLocalRandom.current().nextLong();

    private final int width;
    private final int most;

    private int[]  buckets = filled(16);
    private int    capacity;
    private long[] keys;
    private int[]  hashes;
    private int[]  newer;
    private int[]  older;
    private int    newest  = NONE;
    private int    oldest  = NONE;
    private int    free    = NONE;                   // chained through newer
    private int    used;
    private int    size;

    /** Keys of {@code width} numbers, at most {@code most} of them. */
    Keys(int width, int most) {
        this.width = width;
        this.most = most;
        this.capacity = Math.min(most, 8);
        this.keys = new long[capacity * width];
        this.hashes = new int[capacity];
        this.newer = new int[capacity];
        this.older = new int[capacity];
    }

    private static int[] filled(int length) {
        int[] buckets = new int[length];
        Arrays.fill(buckets, NONE);
        return buckets;
    }

    /** Keys at the moment. */
    int size() {
        return size;
    }

    /** Whether a new key would have to take the place of another. */
    boolean isFull() {
        return size == most;
    }

    /** The slot that was longest unused, or {@link #NONE}. */
    int oldest() {
        return oldest;
    }

    /** The slot used after this one, or {@link #NONE}. */
    int newerThan(int slot) {
        return newer[slot];
    }

    /** Slots that were ever in use: their numbers are below this. */
    int bound() {
        return used;
    }

    /** The slot of a key, or {@link #NONE}. */
    int find(long[] key) {
        for (int bucket = hash(key) & buckets.length - 1;; bucket = bucket + 1 & buckets.length - 1) {
            int slot = buckets[bucket];
            if (slot == NONE || isAt(slot, key))
                return slot;
        }
    }

    /** Marks a slot as just used. */
    void touch(int slot) {
        if (slot == newest)
            return;
        unlink(slot);
        link(slot);
    }

    /** A slot for a key that has none. There must be room. */
    int add(long[] key) {
        int slot = free;
        if (slot != NONE)
            free = newer[slot];
        else {
            slot = used++;
            if (slot == capacity)
                grow();
        }
        System.arraycopy(key, 0, keys, slot * width, width);
        hashes[slot] = hash(key);
        link(slot);
        if (++size * 2 > buckets.length)
            rehash();
        else
            enter(slot);
        return slot;
    }

    /** Forgets the key of a slot. */
    void remove(int slot) {
        leave(slot);
        unlink(slot);
        newer[slot] = free;
        free = slot;
        size--;
    }

    private void grow() {
        capacity = Math.min(most, capacity * 2);
        keys = Arrays.copyOf(keys, capacity * width);
        hashes = Arrays.copyOf(hashes, capacity);
        newer = Arrays.copyOf(newer, capacity);
        older = Arrays.copyOf(older, capacity);
    }

    private void rehash() {
        buckets = filled(buckets.length * 4);
        for (int slot = oldest; slot != NONE; slot = newer[slot])
            enter(slot);
    }

    private void enter(int slot) {
        int bucket = hashes[slot] & buckets.length - 1;
        while (buckets[bucket] != NONE)
            bucket = bucket + 1 & buckets.length - 1;
        buckets[bucket] = slot;
    }

    // Closes the gap, so that no search ends too early (Knuth 6.4, algorithm R).
    private void leave(int slot) {
        int mask = buckets.length - 1;
        int gap = hashes[slot] & mask;
        while (buckets[gap] != slot)
            gap = gap + 1 & mask;
        for (int bucket = gap + 1 & mask; buckets[bucket] != NONE; bucket = bucket + 1 & mask) {
            int home = hashes[buckets[bucket]] & mask;
            if ((bucket - home & mask) >= (bucket - gap & mask)) {
                buckets[gap] = buckets[bucket];
                gap = bucket;
            }
        }
        buckets[gap] = NONE;
    }

    private void link(int slot) {
        older[slot] = newest;
        newer[slot] = NONE;
        if (newest != NONE)
            newer[newest] = slot;
        else
            oldest = slot;
        newest = slot;
    }

    private void unlink(int slot) {
        if (older[slot] != NONE)
            newer[older[slot]] = newer[slot];
        else
            oldest = newer[slot];
        if (newer[slot] != NONE)
            older[newer[slot]] = older[slot];
        else
            newest = older[slot];
    }

    private boolean isAt(int slot, long[] key) {
        int at = slot * width;
        for (int i = 0; i < width; i++)
            if (keys[at + i] != key[i])
                return false;
        return true;
    }

    private int hash(long[] key) {
        long hash = SEED;
        for (int i = 0; i < width; i++)
            hash = (hash ^ key[i]) * 0x9E37_79B9_7F4A_7C15L;
        return (int) (hash ^ hash >>> 32);
    }
}
