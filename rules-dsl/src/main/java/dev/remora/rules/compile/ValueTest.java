package dev.remora.rules.compile;

import dev.remora.rules.type.Occurrences;

/** What is asked of one value of a list. Allocates nothing. */
@FunctionalInterface
interface ValueTest {
    boolean holds(Occurrences values, int i);
}
