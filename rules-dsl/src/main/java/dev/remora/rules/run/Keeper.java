package dev.remora.rules.run;

/** What stage 2 keeps for one rule: counts, steps taken, what was seen. Confined to one thread. */
sealed interface Keeper permits EachKeeper, CountingKeeper, SequenceKeeper, WithoutKeeper {
    /** Takes in a match, at packet time. */
    void accept(Match match, long now);

    /** Looks at a key whose deadline has passed. */
    default void expire(int slot, long now) {}

    /** Reports what is still open: the capture is over. */
    default void finish() {}

    /** Windows and sequences kept at the moment. */
    default int size() {
        return 0;
    }
}
