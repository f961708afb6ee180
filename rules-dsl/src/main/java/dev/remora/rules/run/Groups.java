package dev.remora.rules.run;

import java.util.Arrays;

/**
 * Groups of keys, by a few bits of theirs: of each, how many matches came in the current span of time and in the one before, and which one is the latest.
 *
 * <p>A group takes eight octets, so that a match waits for memory once. When a span is over, only the groups with matches are looked at where they are few: a span may be as
 * short as the time between two packets, after one in which there were many. Confined to one thread. Allocates only when there are too few.
 */
final class Groups {
    /** Matches in a span that are counted. */
    static final int MOST = 255;

    private static final int  MANY   = 1024;               // to begin with
    private static final int  TIMES  = 8;                  // as many, when they are too few
    private static final int  FEW    = 16;                 // with matches: at most one in so many
    private static final int  LATEST = 32;                 // bits of the latest match, above those that count: this span's, then those of the one before
    private static final int  BITS   = 8;                  // of either
    private static final long COUNTS = 0xFFFF;

    private final long nanos;
    private final int  threshold;
    private final int  most;

    private long[] groups = new long[MANY];
    private int[]  marked = new int[MANY / FEW];           // those with matches
    private int    marks;                                  // more than there is room for: not all are marked
    private long   start  = Long.MIN_VALUE;                // of the span
    private int    came;                                   // matches, in this span
    private int    limit;                                  // of these, before groups are too few

    /** Spans of this length; groups for so many keys, each too full with so many matches. */
    Groups(long nanos, int keys, int threshold) {
        this.nanos = nanos;
        this.threshold = threshold;
        this.most = Math.max(MANY, Integer.highestOneBit(keys));
        this.limit = limit(MANY);
        Arrays.fill(groups, (long) Unheard.NONE << LATEST);
    }

    /** The group of the key with these bits. */
    int of(long low) {
        return (int) low & groups.length - 1;
    }

    /** Loads the group of a key. */
    long ahead(long low) {
        return groups[of(low)];
    }

    /** Counts a match of a key; its group. */
    int come(long low, long now) {
        pass(now);
        if (++came > limit)
            divide();
        int at = of(low);
        long group = groups[at];
        if ((group & COUNTS) == 0)
            mark(at);
        if ((group & MOST) < MOST)
            groups[at] = group + 1;
        return at;
    }

    /** How many matches a window of a group may have. */
    int bound(int at) {
        int counts = (int) (groups[at] & COUNTS);
        return (counts & MOST) + (counts >>> BITS);
    }

    /** The latest match of a group. */
    int latest(int at) {
        return (int) (groups[at] >> LATEST);
    }

    /** Notes the latest match of a group. */
    void latest(int at, int match) {
        groups[at] = groups[at] & COUNTS | (long) match << LATEST;
    }

    /** Forgets all latest matches, but for those that are this. */
    void forget(int except) {
        for (int at = 0; at < groups.length; at++)
            if (latest(at) != except)
                latest(at, Unheard.NONE);
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
            for (int at = 0; at < groups.length; at++)
                pass(at, isNext);
        start = isNext ? start + nanos : now;
        came = 0;
    }

    private void pass(int at, boolean isNext) {
        long counts = isNext ? groups[at] << BITS & COUNTS : 0;
        groups[at] = groups[at] & ~COUNTS | counts;
        if (counts != 0)
            mark(at);
    }

    // Each group becomes several, and of each as much may have come.
    private void divide() {
        int length = groups.length;
        int more = Math.min(most, length * TIMES);
        groups = Arrays.copyOf(groups, more);
        for (int at = length; at < more; at += length)
            System.arraycopy(groups, 0, groups, at, length);
        marked = new int[more / FEW];
        marks = marked.length + 1;
        limit = limit(more);
    }

    private int limit(int groups) {
        return groups == most ? Integer.MAX_VALUE : groups / 8 * threshold;
    }
}
