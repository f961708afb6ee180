package dev.remora.rules.compile;

import java.util.function.LongPredicate;

/** Numbers from one to another, both in it; or all others. Immutable. */
record Interval(long from, long to, boolean outside) implements LongPredicate {
    static Interval of(long from, long to) {
        return new Interval(from, to, false);
    }

    static Interval outside(long from, long to) {
        return new Interval(from, to, true);
    }

    @Override
    public boolean test(long number) {
        return (number >= from && number <= to) != outside;
    }
}
