package dev.remora.rules.run;

import java.util.stream.Stream;

/**
 * What the rules find in one packet, told once all have looked: so that stage 2 can fetch from memory what all of them need, and wait once. Reused. Confined to one thread.
 * Allocates nothing after construction.
 */
final class Found {
    private final Match[] matches;
    private int           count;

    /** Room for what so many rules find. */
    Found(int rules) {
        matches = Stream.generate(Match::new).limit(rules).toArray(Match[]::new);
    }

    /** The match that comes next, to be filled in. */
    Match next() {
        return matches[count];
    }

    /** Keeps the match that was filled in. */
    void keep() {
        count++;
    }

    /** Tells all, in their order, and forgets them. */
    void tell(Findings findings) {
        int told = count;
        count = 0;
        for (int i = 0; told > 1 && i < told; i++)
            findings.ahead(matches[i]);
        for (int i = 0; i < told; i++)
            findings.match(matches[i]);
    }
}
