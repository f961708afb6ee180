package dev.remora.rules.run;

import dev.remora.rules.type.Window;

/**
 * Keeps from windows what cannot fill them; of one rule, or of several whose windows have the same keys, length and threshold, and count the same, see {@link Backlogs}.
 *
 * <p>Most keys never come near the threshold of their window. Keys fall into groups, and of each group is known how many matches came in the current span of time, as
 * long as a window, and in the one before: no window of the group holds more than both together. While that is below the threshold, no window can be full, and a
 * match is only written down, which takes no look-up and no place among the keys. When it is not, the windows of the group hear what was written down for them,
 * in its order, and from then on each match at once. What several rules make of one packet is written down, and counted, once.
 *
 * <p>Confined to one thread. Allocates only when more comes than ever before.
 */
final class Backlog {
    private static final int LEAST = 8;                    // a threshold that is lower is reached too soon

    private final Unheard unheard;
    private final Groups  groups;
    private final Chains  chains;
    private final boolean isUsed;
    private final int     threshold;

    private long present = Long.MIN_VALUE;                 // time; matches are heard late
    private int  told;                                     // windows that were full
    private int  rules;                                  // that share this

    // Of the match that came last
    private long    of;                                    // the rules, as bits; 0: there was none
    private long    low;
    private long    high;
    private long    value;
    private long    packet;
    private long    came;                                  // when
    private int     place = Unheard.NONE;                // where it is written down
    private boolean isNear;                                // its window may be full

    /** Nothing yet, for the windows of at most so many keys of as many rules. */
    Backlog(Window window, int keys, int rules) {
        unheard = new Unheard(window, keys, rules);
        groups = new Groups(window.nanos(), keys, (int) Math.min(window.threshold(), Groups.MOST));
        chains = new Chains(unheard, groups);
        threshold = (int) Math.min(window.threshold(), Groups.MOST);
        isUsed = isUsed(window);
    }

    /** Whether matches of a window are written down at all. */
    static boolean isUsed(Window window) {
        return window.threshold() >= LEAST && !(window.measure() instanceof Window.Amount.Sum);
    }

    /** Whether there is no room for one rule more. */
    boolean isComplete() {
        return rules == unheard.rules();
    }

    /** Takes one rule more, whose windows this tells of matches; its number here. */
    int join(Unheard.Listener listener) {
        unheard.listener(rules, listener);
        return rules++;
    }

    /** Loads what a match of this key to come needs; something of it. */
    long ahead(long low) {
        return groups.ahead(low) + unheard.ahead();
    }

    /**
     * Writes a match of a rule down where no window of its group can be full with it; where one can, they have heard of all that came before.
     */
    boolean defers(int rule, Match match, long now) {
        present = now;
        if (!isUsed)
            return false;
        long bit = 1L << rule;
        if (of != 0 && (of & bit) == 0 && isLast(match, now)) {
            of |= bit;
            return !isNear && unheard.also(place, rule);
        }
        of = bit;
        low = match.keyLow;
        high = match.keyHigh;
        value = match.value;
        packet = match.packet;
        came = now;
        int group = groups.come(low, now);
        boolean isHeeded = told > 0 && groups.isHeeded(group);           // then all that was written down for its windows was heard
        isNear = isHeeded || groups.bound(group) >= threshold;
        if (!isNear)
            write(rule, match, now);
        else if (!isHeeded)
            chains.hear(group, now);
        return !isNear;
    }

    // Whether another rule made the same of the same packet; what time alone brings about has the number of a packet, and a time of its own.
    private boolean isLast(Match match, long now) {
        return match.packet == packet && now == came && match.keyLow == low && match.keyHigh == high && match.value == value;
    }

    private void write(int rule, Match match, long now) {
        if (unheard.isFar(match)) {
            unheard.startAnew(match.packet, now);
            chains.forget();
        }
        place = unheard.write(rule, low, high, match, now);
    }

    /** Lets the windows of a key hear all that was written down for them, and still counts now. */
    void hear(long low, long now) {
        present = now;
        chains.hear(groups.of(low), now);
    }

    /** The time that it has come to. */
    long present() {
        return present;
    }

    /** The window of a key was full: from now on it hears of each match at once, as long as there is one that was. */
    void attend(long low) {
        told++;
        groups.heed(groups.of(low));
    }

    /** What was told of a window is over. */
    void release() {
        if (--told == 0)
            groups.heedNone();
    }
}
