package dev.remora.rules.run;

import dev.remora.rules.type.Window;
import java.util.Arrays;

/**
 * Keeps from windows what cannot fill them.
 *
 * <p>Most keys never come near the threshold of their window. Keys fall into groups, and of each group is known how many matches came in the current span of time, as
 * long as a window, and in the one before: no window of the group holds more than both together. While that is below the threshold, no window can be full, and a
 * match is only written down, which takes no look-up and no place among the keys. When it is not, the windows of the group hear what was written down for them,
 * in its order, and from then on each match at once.
 *
 * <p>Confined to one thread. Allocates only when more comes than ever before.
 */
final class Backlog {
    private static final int LEAST   = 8;                  // a threshold that is lower is reached too soon
    private static final int MANY    = 1024;               // groups to begin with
    private static final int TIMES   = 8;                  // as many, when they are too few
    private static final int MOST    = 255;                // that are counted
    private static final int AT_ONCE = -3;                 // in place of the latest match

    private final Unheard unheard;
    private final boolean isUsed;
    private final long    nanos;
    private final int     threshold;
    private final int     most;

    private short[] counts = new short[MANY];              // of each group: how many came in the span before in the upper half, and in this one
    private int[]   latest = new int[MANY];                // of each group, its latest match; AT_ONCE: matches are heard at once
    private long    start  = Long.MIN_VALUE;               // of the span
    private int     came;                                  // matches, in this span
    private int     limit;                                 // of these, before groups are too few
    private int     told;                                  // windows that were full
    private int[]   chain  = new int[16];

    /** Nothing yet, for the windows of at most so many keys. */
    Backlog(Window window, int keys, Unheard.Listener listener) {
        unheard = new Unheard(window, keys, listener);
        nanos = window.nanos();
        threshold = (int) Math.min(window.threshold(), MOST);
        isUsed = window.threshold() >= LEAST && !(window.measure() instanceof Window.Amount.Sum);
        most = Math.max(MANY, Integer.highestOneBit(keys));
        limit = limit(MANY);
        Arrays.fill(latest, Unheard.NONE);
    }

    /** Loads what a match of this key to come needs; something of it. */
    long ahead(long low) {
        return (long) counts[group(low)] + latest[group(low)];
    }

    /**
     * Writes a match down where no window of its group can be full with it; where one can, they have heard of all that came before.
     */
    boolean defers(Match match, long now) {
        if (!isUsed)
            return false;
        pass(now);
        if (++came > limit)
            divide();
        int at = group(match.keyLow);
        if (count(at) >= threshold || told > 0 && latest[at] == AT_ONCE) {
            hear(at, now);
            return false;
        }
        if (unheard.isFar(match))
            startAnew(match, now);
        latest[at] = unheard.write(match.keyLow, match.keyHigh, match, now, latest[at]);
        return true;
    }

    /** Lets the window of a key hear all that was written down for it, and still counts now. */
    void hear(long low, long now) {
        hear(group(low), now);
    }

    /** The window of a key was full: from now on it hears of each match at once, as long as there is one that was. */
    void attend(long low) {
        told++;
        latest[group(low)] = AT_ONCE;
    }

    /** How many windows there are that were full. */
    int told() {
        return told;
    }

    /** What was told of a window is over. */
    void release() {
        told--;
    }

    // Groups

    private int group(long low) {
        return (int) low & counts.length - 1;
    }

    // So many spans later that nothing of the one before counts, where that is so.
    private void pass(long now) {
        long age = now - start;
        if (age >= 0 && age < nanos)
            return;
        boolean isNext = age >= nanos && age - nanos < nanos;
        for (int i = 0; i < counts.length; i++)
            counts[i] = isNext ? (short) (counts[i] << 8) : 0;
        start = isNext ? start + nanos : now;
        came = 0;
    }

    // One more; how many it may have now.
    private int count(int group) {
        int count = counts[group] & 0xFFFF;
        if ((count & MOST) < MOST)
            counts[group] = (short) ++count;
        return (count & MOST) + (count >>> 8);
    }

    // Each group becomes several, and of each as much may have come.
    private void divide() {
        int length = counts.length;
        int more = Math.min(most, length * TIMES);
        counts = Arrays.copyOf(counts, more);
        latest = Arrays.copyOf(latest, more);
        for (int at = length; at < more; at += length) {
            System.arraycopy(counts, 0, counts, at, length);
            System.arraycopy(latest, 0, latest, at, length);
        }
        limit = limit(more);
    }

    private int limit(int groups) {
        return groups == most ? Integer.MAX_VALUE : groups / 8 * threshold;
    }

    // The latest is known, and of each the one before. What is behind one that is too old is so, too.
    private void hear(int group, long now) {
        int length = 0;
        for (int place = latest[group]; unheard.isHere(place) && !unheard.isOld(place, now); place = unheard.before(place)) {
            if (length == chain.length)
                chain = Arrays.copyOf(chain, length * 2);
            chain[length++] = place;
        }
        while (length > 0)
            unheard.hear(chain[--length]);
        if (latest[group] != AT_ONCE)
            latest[group] = Unheard.NONE;
    }

    private void startAnew(Match match, long now) {
        unheard.startAnew(match.packet, now);
        for (int i = 0; i < latest.length; i++)
            if (latest[i] != AT_ONCE)
                latest[i] = Unheard.NONE;
    }
}
