package dev.remora.rules.logic;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A set of whole numbers of 64 bits, as ranges that lie apart from each other, in order. Immutable. */
final class Intervals {
    static final Intervals NONE = new Intervals();
    static final Intervals ALL  = new Intervals(Long.MIN_VALUE, Long.MAX_VALUE);

    private final long[] ends;         // from, to, from, to, …

    private Intervals(long... ends) {
        this.ends = ends;
    }

    /** The numbers from one to another, both in it; none where the second is the less. */
    static Intervals of(long from, long to) {
        return from > to ? NONE : new Intervals(from, to);
    }

    /** One number. */
    static Intervals of(long number) {
        return new Intervals(number, number);
    }

    /** All numbers below one. */
    static Intervals below(long number) {
        return number == Long.MIN_VALUE ? NONE : new Intervals(Long.MIN_VALUE, number - 1);
    }

    /** All numbers above one. */
    static Intervals above(long number) {
        return number == Long.MAX_VALUE ? NONE : new Intervals(number + 1, Long.MAX_VALUE);
    }

    boolean isEmpty() {
        return ends.length == 0;
    }

    /** Whether a number is in it. */
    boolean has(long number) {
        int index = Arrays.binarySearch(ends, number);
        return index >= 0 || (-index - 1 & 1) == 1;                  // behind an odd number of ends: inside
    }

    /** What is not in it. */
    Intervals complement() {
        if (isEmpty())
            return ALL;
        long[] out = new long[ends.length + 2];
        int n = 0;
        if (ends[0] != Long.MIN_VALUE) {
            out[n++] = Long.MIN_VALUE;
            out[n++] = ends[0] - 1;
        }
        for (int i = 1; i < ends.length; i += 2)
            if (ends[i] != Long.MAX_VALUE) {
                out[n++] = ends[i] + 1;
                out[n++] = i + 1 < ends.length ? ends[i + 1] - 1 : Long.MAX_VALUE;
            }
        return new Intervals(Arrays.copyOf(out, n));
    }

    /** What is in both. */
    Intervals and(Intervals other) {
        long[] out = new long[ends.length + other.ends.length];
        int n = 0;
        for (int i = 0, j = 0; i < ends.length && j < other.ends.length;) {
            long from = Math.max(ends[i], other.ends[j]);
            long to = Math.min(ends[i + 1], other.ends[j + 1]);
            if (from <= to) {
                out[n++] = from;
                out[n++] = to;
            }
            if (ends[i + 1] < other.ends[j + 1])
                i += 2;
            else
                j += 2;
        }
        return new Intervals(Arrays.copyOf(out, n));
    }

    /** What is in one of both, or in both. */
    Intervals or(Intervals other) {
        return union(List.of(this, other));
    }

    /** What is in any of them. */
    static Intervals union(Collection<Intervals> sets) {
        if (sets.size() == 1)
            return sets.iterator().next();
        long[] ranges = inOrder(sets);
        long[] out = new long[ranges.length];
        int n = 0;
        for (int i = 0; i < ranges.length; i += 2)
            if (n > 0 && (out[n - 1] == Long.MAX_VALUE || ranges[i] <= out[n - 1] + 1)) {
                out[n - 1] = Math.max(out[n - 1], ranges[i + 1]);
            } else {
                out[n++] = ranges[i];
                out[n++] = ranges[i + 1];
            }
        return new Intervals(Arrays.copyOf(out, n));
    }

    // The ends of all ranges, by where they begin: often they are written so.
    private static long[] inOrder(Collection<Intervals> sets) {
        long[] ranges = new long[sets.stream().mapToInt(set -> set.ends.length).sum()];
        int n = 0;
        boolean sorted = true;
        for (Intervals set : sets) {
            sorted &= n == 0 || set.ends.length == 0 || set.ends[0] >= ranges[n - 2];
            System.arraycopy(set.ends, 0, ranges, n, set.ends.length);
            n += set.ends.length;
        }
        return sorted ? ranges : IntStream.range(0, n / 2).boxed().sorted(Comparator.comparingLong(i -> ranges[2 * i]))
                .flatMapToLong(i -> LongStream.of(ranges[2 * i], ranges[2 * i + 1])).toArray();
    }

    /** What is in this one only. */
    Intervals without(Intervals other) {
        return and(other.complement());
    }

    /** Whether everything in another is in this one. */
    boolean covers(Intervals other) {
        return other.without(this).isEmpty();
    }

    /** How many numbers are in it; {@link Long#MAX_VALUE} for very many. */
    long size() {
        long size = 0;
        for (int i = 0; i < ends.length; i += 2) {
            long more = ends[i + 1] - ends[i];
            if (more < 0 || more == Long.MAX_VALUE || size + more + 1 < 0)
                return Long.MAX_VALUE;
            size += more + 1;
        }
        return size;
    }

    /** Shows all numbers in it, in ascending order. */
    void forEach(LongConsumer each) {
        for (int i = 0; i < ends.length; i += 2) {
            long number = ends[i];
            each.accept(number);
            while (number < ends[i + 1])
                each.accept(++number);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Intervals that && Arrays.equals(ends, that.ends);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ends);
    }

    @Override
    public String toString() {
        return Arrays.toString(ends);
    }

    /** Collects numbers in ascending order. */
    static final class Builder {
        private long[] ends = new long[16];
        private int    size;

        void add(long number) {
            if (size > 0 && ends[size - 1] == number - 1) {
                ends[size - 1] = number;
                return;
            }
            if (size == ends.length)
                ends = Arrays.copyOf(ends, size * 2);
            ends[size++] = number;
            ends[size++] = number;
        }

        Intervals build() {
            return new Intervals(Arrays.copyOf(ends, size));
        }
    }
}
