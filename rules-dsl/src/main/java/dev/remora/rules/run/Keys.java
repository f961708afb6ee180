package dev.remora.rules.run;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The keys of one rule, each with some numbers of its own: open addressing over slots that stay where they are, and a list of slots by when they were last used.
 *
 * <p>Holds at most so many keys; then the one that was longest unused makes room. A key is kept as 128 bits that are worked out of it with secret numbers, so that
 * nobody on the wire can choose keys that collide, and lies beside its numbers and its place in the list: where there are more keys than a cache holds, a look-up
 * waits for memory once for the bucket and once for all of these. A bucket has some bits of the key, so that one that is not meant is seldom looked at.
 * Confined to one thread. Allocates only when there are more keys than ever before.
 */
final class Keys {
    static final int NONE = -1;

    private static final long[] SECRET = ThreadLocalRandom.current().longs(4).map(number -> number | 1).toArray();

    // A record: the key, its neighbours in the list (the newer one in the upper half), and what others keep.
    private static final int LOW   = 0;
    private static final int HIGH  = 1;
    private static final int LINKS = 2;
    private static final int OWN   = 3;

    private final int most;
    private final int stride;
    private final int slotMask;                     // of a bucket, the bits that are the slot; the others are of the key

    private int[]  buckets = filled(16);
    private int    capacity;
    private long[] records;
    private int    newest  = NONE;
    private int    oldest  = NONE;
    private int    free    = NONE;                  // chained as the newer ones are
    private int    used;
    private int    size;
    private long   low;                             // of the key that is being looked for
    private long   high;

    /** At most {@code most} keys, each with so many numbers. */
    Keys(int most, int numbers) {
        this.most = most;
        this.stride = OWN + numbers;
        this.slotMask = (Integer.highestOneBit(most) << 1) - 1;
        this.capacity = Math.min(most, 8);
        this.records = new long[capacity * stride];
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
        return (int) (records[slot * stride + LINKS] >> 32);
    }

    private int olderThan(int slot) {
        return (int) records[slot * stride + LINKS];
    }

    /** A number of a key. */
    long number(int slot, int index) {
        return records[slot * stride + OWN + index];
    }

    /** Sets a number of a key. */
    void number(int slot, int index, long number) {
        records[slot * stride + OWN + index] = number;
    }

    /** The slot of a key, or {@link #NONE}. */
    int find(long[] key) {
        digest(key);
        int tag = (int) low & ~slotMask;
        for (int bucket = home(low);; bucket = bucket + 1 & buckets.length - 1) {
            int entry = buckets[bucket];
            if (entry == NONE)
                return NONE;
            if ((entry & ~slotMask) == tag && isAt(entry & slotMask))
                return entry & slotMask;
        }
    }

    /** Marks a slot as just used. */
    void touch(int slot) {
        if (slot == newest)
            return;
        unlink(slot);
        link(slot);
    }

    /** A slot for a key that has none, its numbers 0. There must be room. */
    int add(long[] key) {
        digest(key);
        int slot = free;
        if (slot != NONE)
            free = newerThan(slot);
        else {
            slot = used++;
            if (slot == capacity)
                grow();
        }
        int at = slot * stride;
        Arrays.fill(records, at + OWN, at + stride, 0);
        records[at + LOW] = low;
        records[at + HIGH] = high;
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
        links(slot, free, NONE);
        free = slot;
        size--;
    }

    private void grow() {
        capacity = Math.min(most, capacity * 2);
        records = Arrays.copyOf(records, capacity * stride);
    }

    private void rehash() {
        buckets = filled(buckets.length * 4);
        for (int slot = oldest; slot != NONE; slot = newerThan(slot))
            enter(slot);
    }

    private void enter(int slot) {
        long key = records[slot * stride + LOW];
        int bucket = home(key);
        while (buckets[bucket] != NONE)
            bucket = bucket + 1 & buckets.length - 1;
        buckets[bucket] = (int) key & ~slotMask | slot;
    }

    // Closes the gap, so that no search ends too early (Knuth 6.4, algorithm R).
    private void leave(int slot) {
        int mask = buckets.length - 1;
        int gap = home(records[slot * stride + LOW]);
        while ((buckets[gap] & slotMask) != slot)
            gap = gap + 1 & mask;
        for (int bucket = gap + 1 & mask; buckets[bucket] != NONE; bucket = bucket + 1 & mask) {
            int home = home(records[(buckets[bucket] & slotMask) * stride + LOW]);
            if ((bucket - home & mask) >= (bucket - gap & mask)) {
                buckets[gap] = buckets[bucket];
                gap = bucket;
            }
        }
        buckets[gap] = NONE;
    }

    private void link(int slot) {
        links(slot, NONE, newest);
        if (newest != NONE)
            links(newest, slot, olderThan(newest));
        else
            oldest = slot;
        newest = slot;
    }

    private void unlink(int slot) {
        int older = olderThan(slot);
        int newer = newerThan(slot);
        if (older != NONE)
            links(older, newer, olderThan(older));
        else
            oldest = newer;
        if (newer != NONE)
            links(newer, newerThan(newer), older);
        else
            newest = older;
    }

    private void links(int slot, int newer, int older) {
        records[slot * stride + LINKS] = (long) newer << 32 | older & 0xFFFF_FFFFL;
    }

    private boolean isAt(int slot) {
        int at = slot * stride;
        return records[at + LOW] == low && records[at + HIGH] == high;
    }

    private int home(long key) {
        return (int) (key >>> 32) & buckets.length - 1;
    }

    private void digest(long[] key) {
        long one = SECRET[0];
        long other = SECRET[1];
        for (long number : key) {
            one = mix(one ^ number, SECRET[2]);
            other = mix(other + number, SECRET[3]);
        }
        low = one;
        high = other;
    }

    // Both halves of the product of 128 bits.
    private static long mix(long number, long by) {
        return number * by ^ Math.unsignedMultiplyHigh(number, by);
    }
}
