package dev.remora.rules.run;

import java.util.Arrays;

/**
 * The keys of one rule, each with some numbers of its own: open addressing over slots that stay where they are, and a line of slots by when they were last used.
 *
 * <p>Holds at most so many keys; then the one that was longest unused makes room. A key is kept as 128 bits, see {@link Digest}, and lies beside its numbers.
 * Where there are more keys than a cache holds, a look-up waits for memory once for the bucket and once for these: a bucket has some bits of the key, so that one that
 * is not meant is seldom looked at, and says how far it is from home, so that a gap is closed without looking at any. Who is used goes to the end of the line, and
 * where it stood before stays behind as a place that does not count any more, so that its neighbours need not be told. Keys that are places in
 * a table need no search. Confined to one thread. Allocates only when there are more keys than ever before.
 */
final class Keys {
    static final int NONE = -1;

    // A record: the key, and what others keep.
    private static final int LOW  = 0;
    private static final int HIGH = 1;
    private static final int OWN  = 2;

    private static final int FAR = 15;              // from home, or farther: the key tells how far

    private final int most;
    private final int stride;
    private final int slotMask;                     // of a bucket, the bits that are the slot; four that say how far from home; the others are of the key
    private final int farBits;                      // how far the four are from the right

    private final boolean isByPlace;                // keys are places

    private int[]  buckets = filled(16);            // where keys are places, the slot of each, and no more
    private long[] records;
    private int[]  places;                          // of each slot, its place in the line; of a free one, -2 less the next free one
    private int[]  line;                            // slots by when they were used, a ring; those count that are at their place
    private int    first;                           // place in the line
    private int    end;
    private int    free    = NONE;
    private int    used;
    private int    size;

    /** At most {@code most} keys, each with so many numbers. */
    Keys(int most, int numbers) {
        this(most, numbers, false);
    }

    private Keys(int most, int numbers, boolean isByPlace) {
        this.most = most;
        this.isByPlace = isByPlace;
        this.stride = OWN + numbers;
        this.slotMask = (Integer.highestOneBit(most) << 1) - 1;
        this.farBits = Integer.bitCount(slotMask);
        this.places = new int[Math.min(most, 8)];
        this.records = new long[places.length * stride];
        this.line = new int[16];
    }

    /** Keys that are places in a table, from 0 on, as {@code low}: looked up without a search. As much memory is used as the highest of them is far from 0. */
    static Keys ofPlaces(int most, int numbers) {
        return new Keys(most, numbers, true);
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
        if (size == 0)
            return NONE;
        while (places[line[first & line.length - 1]] != first)
            first++;
        return line[first & line.length - 1];
    }

    /** The slot used after this one, or {@link #NONE}. */
    int newerThan(int slot) {
        for (int place = places[slot] + 1; place < end; place++)
            if (places[line[place & line.length - 1]] == place)
                return line[place & line.length - 1];
        return NONE;
    }

    /** Whether a slot has a key. */
    boolean isUsed(int slot) {
        return places[slot] >= 0;
    }

    /** A number of a key. */
    long number(int slot, int index) {
        return records[slot * stride + OWN + index];
    }

    /** Sets a number of a key. */
    void number(int slot, int index, long number) {
        records[slot * stride + OWN + index] = number;
    }

    /** Loads what it takes to find a key; something of it. */
    long ahead(long low) {
        if (isByPlace) {
            int slot = slot(low);
            return slot == NONE ? slot : records[slot * stride];
        }
        int entry = buckets[home(low)];
        return entry == NONE ? entry : records[(entry & slotMask) * stride];
    }

    /** The slot of the key with these bits, or {@link #NONE}. */
    int find(long low, long high) {
        if (isByPlace)
            return slot(low);
        int mask = buckets.length - 1;
        int far = 0;
        for (int bucket = home(low);; bucket = bucket + 1 & mask) {
            int entry = buckets[bucket];
            if (entry == NONE)
                return NONE;
            if ((entry & ~slotMask) == tag(low, far++) && isAt(entry & slotMask, low, high))
                return entry & slotMask;
        }
    }

    /** Half of the bits of the key of a slot. */
    long low(int slot) {
        return records[slot * stride + LOW];
    }

    /** Marks a slot as just used. */
    void touch(int slot) {
        if (places[slot] != end - 1)
            stand(slot);
    }

    /** A slot for the key with these bits, which has none, its numbers 0. There must be room. */
    int add(long low, long high) {
        int slot = free;
        if (slot != NONE)
            free = -2 - places[slot];
        else {
            slot = used++;
            if (slot == places.length)
                grow();
        }
        int at = slot * stride;
        for (int i = OWN; i < stride; i++)
            records[at + i] = 0;
        records[at + LOW] = low;
        records[at + HIGH] = high;
        stand(slot);
        size++;
        if (isByPlace)
            seat(slot, (int) low);
        else if (size * 2 > buckets.length)
            rehash();
        else
            enter(slot);
        return slot;
    }

    /** Forgets the key of a slot. */
    void remove(int slot) {
        if (!isByPlace)
            leave(slot);
        else if (slot(low(slot)) == slot)
            vacate((int) low(slot));
        places[slot] = -2 - free;
        free = slot;
        size--;
    }

    private void grow() {
        places = Arrays.copyOf(places, Math.min(most, places.length * 2));
        records = Arrays.copyOf(records, places.length * stride);
    }

    // Places

    private int slot(long place) {
        return place < buckets.length ? buckets[(int) place] : NONE;
    }

    private void seat(int slot, int place) {
        int length = buckets.length;
        if (place >= length) {
            buckets = Arrays.copyOf(buckets, Math.max(place + 1, length + length / 2));
            Arrays.fill(buckets, length, buckets.length, NONE);
        }
        buckets[place] = slot;
    }

    /** Says that from now on somebody else is at a place: its key is not found any more, but stays in its slot. */
    void vacate(int place) {
        if (place < buckets.length)
            buckets[place] = NONE;
    }

    // The line

    private void stand(int slot) {
        if (end - first == line.length || end == Integer.MAX_VALUE)
            closeRanks();
        line[end & line.length - 1] = slot;
        places[slot] = end++;
    }

    // The line is at least twice as long as there are keys, so that most places become free, and a key is moved seldom.
    private void closeRanks() {
        int[] old = line;
        int from = first;
        int to = end;
        if (4 * size > old.length || to == Integer.MAX_VALUE) {
            line = new int[4 * size > old.length ? old.length * 2 : old.length];
            first = 0;
        }
        end = first;
        for (int place = from; place < to; place++) {
            int slot = old[place & old.length - 1];
            if (places[slot] == place) {
                line[end & line.length - 1] = slot;
                places[slot] = end++;
            }
        }
    }

    // Buckets

    private void rehash() {
        buckets = filled(buckets.length * 4);
        for (int slot = oldest(); slot != NONE; slot = newerThan(slot))
            enter(slot);
    }

    private void enter(int slot) {
        long key = records[slot * stride + LOW];
        int bucket = home(key);
        int far = 0;
        while (buckets[bucket] != NONE) {
            bucket = bucket + 1 & buckets.length - 1;
            far++;
        }
        buckets[bucket] = tag(key, far) | slot;
    }

    // The bits of a bucket that are not its slot.
    private int tag(long key, int far) {
        return ((int) key << 4 | Math.min(far, FAR)) << farBits;
    }

    // How far the key of a bucket is from home.
    private int far(int bucket) {
        int entry = buckets[bucket];
        int far = entry >>> farBits & FAR;
        return far < FAR ? far : bucket - home(records[(entry & slotMask) * stride + LOW]) & buckets.length - 1;
    }

    // Closes the gap, so that no search ends too early (Knuth 6.4, algorithm R).
    private void leave(int slot) {
        int mask = buckets.length - 1;
        int gap = home(records[slot * stride + LOW]);
        while ((buckets[gap] & slotMask) != slot)
            gap = gap + 1 & mask;
        for (int bucket = gap + 1 & mask; buckets[bucket] != NONE; bucket = bucket + 1 & mask) {
            int far = far(bucket);
            int back = bucket - gap & mask;
            if (far >= back) {
                buckets[gap] = buckets[bucket] & ~(FAR << farBits) | Math.min(far - back, FAR) << farBits;
                gap = bucket;
            }
        }
        buckets[gap] = NONE;
    }

    private boolean isAt(int slot, long low, long high) {
        int at = slot * stride;
        return records[at + LOW] == low && records[at + HIGH] == high;
    }

    private int home(long key) {
        return (int) (key >>> 32) & buckets.length - 1;
    }
}
