package dev.remora.rules.run;

/**
 * What stage 2 keeps for one rule: counts, steps taken, what was seen. Confined to one thread.
 *
 * <p>A class and not an interface, since finding the method of an interface takes longer.
 */
abstract sealed class Keeper permits EachKeeper, CountingKeeper, SequenceKeeper, WithoutKeeper {
    /** Loads from memory what a match to come needs, and waits for nothing; something of what was loaded. */
    long ahead(Match match) {
        return 0;
    }

    /** Takes in a match, at packet time. */
    abstract void accept(Match match, long now);

    /** Whether a key waits for this deadline, and not for an earlier one in its place. */
    boolean waits(int slot, long deadline) {
        return true;
    }

    /** Looks at a key whose deadline has passed. */
    void expire(int slot, long now) {}

    /** Reports what is still open: the capture is over. */
    void finish() {}
}
