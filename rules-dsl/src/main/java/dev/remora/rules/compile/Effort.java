package dev.remora.rules.compile;

/** What compiled predicates had to give up, counted. Confined to one thread. */
public final class Effort {
    long patternsGivenUp;

    /** How often a pattern took more steps than it may, and so did not match. */
    public long patternsGivenUp() {
        return patternsGivenUp;
    }
}
