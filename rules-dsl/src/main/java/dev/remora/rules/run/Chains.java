package dev.remora.rules.run;

import java.util.Arrays;

/**
 * Of each group of keys, what is written down of it, from the latest match on.
 *
 * <p>Nobody asks for it while nothing comes near a threshold, so matches are chained only then, all since the last time together: each once, and never one that has
 * grown too old before. Confined to one thread. Allocates only when there are more groups, or longer chains, than ever before.
 */
final class Chains {
    private static final int FEW = 16;

    private final Unheard unheard;
    private final Groups  groups;

    private int[] latest = {};                            // of each group, the place of its latest match
    private int   reach;                                  // place of the first match that is not chained yet
    private int[] chain  = new int[FEW];

    Chains(Unheard unheard, Groups groups) {
        this.unheard = unheard;
        this.groups = groups;
    }

    /** Lets the windows of a group hear all that was written down for them, in its order, and still counts now. */
    void hear(int group, long now) {
        catchUp(now);
        int length = 0;
        for (int at = latest[group]; isOpen(at, now); at = unheard.before(at)) {
            if (length == chain.length)
                chain = Arrays.copyOf(chain, length * 2);
            chain[length++] = at;
        }
        while (length > 0)
            unheard.hear(chain[--length]);
        latest[group] = Unheard.NONE;
    }

    /** Forgets all: places are counted anew. */
    void forget() {
        reach = 0;
        Arrays.fill(latest, Unheard.NONE);
    }

    // What is behind one that is too old, or that was heard, is so, too.
    private boolean isOpen(int place, long now) {
        return unheard.isHere(place) && !unheard.isOld(place, now);
    }

    private void catchUp(long now) {
        if (latest.length != groups.size()) {
            latest = new int[groups.size()];
            forget();
        }
        int next = unheard.next();
        for (int place = Math.max(reach, unheard.first()); place < next; place++)
            if (isOpen(place, now)) {
                int group = groups.of(unheard.low(place));
                unheard.chain(place, latest[group]);
                latest[group] = place;
            }
        reach = next;
    }
}
