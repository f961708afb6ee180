package dev.remora.rules.fold;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the range that a number lies in, for many sets of ranges; each set is kept once. Confined to one thread.
 *
 * <p>Where there are many ranges of small numbers, ports for one, a table of all numbers answers at once; else a binary search.
 */
final class Ruler {
    private static final int NARROW = 65_536;
    private static final int MANY   = 8;
    private static final int FEW    = 8;

    private final Map<String, Ranges> known = new HashMap<>();

    /** Numbers apart by where each range begins: ascending, the first not written down. */
    @SuppressWarnings("ArrayRecordComponent") // a record, so that the arrays are constants where the ranges are one: see Straight; equal by what is in them
    record Ranges(long[] cuts, char[] table) {
        /** Index of the range of a number, from 0. */
        int find(long number) {
            if (number < table.length)
                return table[(int) number];
            if (cuts.length > FEW)
                return search(number);
            int range = 0;
            for (long cut : cuts)                        // no way out on the way: numbers of packets cannot be foretold
                range += cut <= number ? 1 : 0;
            return range;
        }

        // By halves, of which the number of cuts decides how many there are, and no branch which: that cannot be foretold either.
        private int search(long number) {
            int before = 0;
            for (int rest = cuts.length; rest > 0;) {
                int half = (rest + 1) / 2;
                before += cuts[before + half - 1] <= number ? half : 0;
                rest -= half;
            }
            return before;
        }

        /** A number of a range. */
        long sample(int range) {
            return range == 0 ? cuts.length == 0 ? 0 : cuts[0] - 1 : cuts[range - 1];
        }

        int count() {
            return cuts.length + 1;
        }

        /** The range of a number that may be {@link Given#ABSENT}, from 1; of such, 0. */
        int row(long number) {
            return number == Given.ABSENT ? 0 : 1 + find(number);
        }

        /** How many ranges there are, with that of no number. */
        int rows() {
            return 1 + count();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Ranges ranges && table.length == ranges.table.length && Arrays.equals(cuts, ranges.cuts);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(cuts);
        }
    }

    /** The ranges that begin at these numbers, of numbers of so many bits. */
    Ranges of(long[] unsorted, int bits) {
        long[] cuts = Arrays.stream(unsorted).sorted().distinct().toArray();
        return known.computeIfAbsent(bits + Arrays.toString(cuts), key -> new Ranges(cuts, bits <= 16 && cuts.length > MANY ? table(cuts) : new char[0]));
    }

    private static char[] table(long[] cuts) {
        char[] table = new char[NARROW];
        int range = 0;
        for (int number = 0; number < NARROW; number++) {
            while (range < cuts.length && cuts[range] <= number)
                range++;
            table[number] = (char) range;
        }
        return table;
    }
}
