package dev.remora.rules.run;

import java.util.Arrays;

/**
 * Groups of keys, by a few bits of theirs: of each, how many matches came in the current span of time and in the one before, and whether its windows hear at
 * once.
 *
 * <p>Counts take two octets, so that as many as can be stay in the cache. When a span is over, only the groups with matches are looked at where they are few: a span may be as
 * short as the time between two packets, after one in which there were many. Confined to one thread. Allocates only when there are too few.
 */
final class Groups {
    /** Matches in a span that are counted. */
    static final int MOST = 255;

    private static final int MANY  = 1024;                 // to begin with
    private static final int TIMES = 8;                    // as many, when they are too few
    private static final int FEW   = 16;                   // with matches: at most one in so many
    private static final int BITS  = 8;                    // of a count

    private final long nanos;
    private final int  threshold;
    private final int  most;

    private short[] counts = new short[MANY];              // of each group: how many came in the span before in the upper half, and in this one
    private long[]  heeded = new long[MANY / Long.SIZE];    // of each group, a bit: its windows hear at once
    private int[]   marked = new int[MANY / FEW];           // those with matches
    private int     marks;                                  // more than there is room for: not all are marked
    private long    start  = Long.MIN_VALUE;                // of the span
    private int     came;                                   // matches, in this span
    private int     limit;                                  // of these, before groups are too few

    /** Spans of this length; groups for so many keys, each too full with so many matches. */
    Groups(long nanos, int keys, int threshold) {
        this.nanos = nanos;
        this.threshold = threshold;
        this.most = Math.max(MANY, Integer.highestOneBit(keys));
        this.limit = limit(MANY);
    }

    /** The group of the key with these bits. */
    int of(long low) {
        return (int) low & counts.length - 1;
    }

    /** How many there are: more as time goes by. */
    int size() {
        return counts.length;
    }

    /** Loads the group of a key. */
    long ahead(long low) {
        return counts[of(low)];
    }

    /** Counts a match of a key; its group. */
    int come(long low, long now) {
        pass(now);
        if (++came > limit)
            divide();
        int at = of(low);
        int count = counts[at] & 0xFFFF;
        if (count == 0)
            mark(at);
        if ((count & MOST) < MOST)
            counts[at] = (short) (count + 1);
        return at;
    }

    /** How many matches a window of a group may have. */
    int bound(int at) {
        int count = counts[at] & 0xFFFF;
        return (count & MOST) + (count >>> BITS);
    }

    /** Whether the windows of a group hear at once. */
    boolean isHeeded(int at) {
        return (heeded[at / Long.SIZE] & 1L << at) != 0;
    }

    /** The windows of a group hear at once from now on. */
    void heed(int at) {
        heeded[at / Long.SIZE] |= 1L << at;
    }

    /** No windows hear at once any more. */
    void heedNone() {
        Arrays.fill(heeded, 0);
    }

    private void mark(int at) {
        if (marks < marked.length)
            marked[marks] = at;
        if (marks <= marked.length)
            marks++;
    }

    // So many spans later that nothing of the one before counts, where that is so.
    private void pass(long now) {
        long age = now - start;
        if (age >= 0 && age < nanos)
            return;
        boolean isNext = age >= nanos && age - nanos < nanos;
        int many = marks;
        marks = 0;
        if (many <= marked.length)
            for (int i = 0; i < many; i++)
                pass(marked[i], isNext);
        else
            for (int at = 0; at < counts.length; at++)
                pass(at, isNext);
        start = isNext ? start + nanos : now;
        came = 0;
    }

    private void pass(int at, boolean isNext) {
        counts[at] = isNext ? (short) (counts[at] << BITS) : 0;
        if (counts[at] != 0)
            mark(at);
    }

    // Each group becomes several, and of each as much may have come.
    private void divide() {
        int length = counts.length;
        int more = Math.min(most, length * TIMES);
        counts = Arrays.copyOf(counts, more);
        heeded = Arrays.copyOf(heeded, more / Long.SIZE);
        for (int at = length; at < more; at += length) {
            System.arraycopy(counts, 0, counts, at, length);
            System.arraycopy(heeded, 0, heeded, at / Long.SIZE, length / Long.SIZE);
        }
        marked = new int[more / FEW];
        marks = marked.length + 1;
        limit = limit(more);
    }

    private int limit(int groups) {
        return groups == most ? Integer.MAX_VALUE : groups / 8 * threshold;
    }
}
