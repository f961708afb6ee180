package dev.remora.rules.compile;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/** A set of numbers, collected as ranges and then compiled: bits for a narrow one, binary search for a wide one. */
final class Ranges {
    private static final int NARROW = 65_536;

    private final TreeMap<Long, Long> ends = new TreeMap<>();        // from each first number of a range to its last; apart from each other

    /** Adds the numbers from one to another, both in it; none where the second is the less. */
    void add(long from, long to) {
        if (from > to)
            return;
        long first = from;
        long last = to;
        Map.Entry<Long, Long> before = ends.floorEntry(first);
        if (before != null && before.getValue() >= first) {
            first = before.getKey();
            last = Math.max(last, before.getValue());
        }
        for (Map.Entry<Long, Long> next = ends.ceilingEntry(first); next != null && next.getKey() <= last; next = ends.ceilingEntry(first)) {
            last = Math.max(last, next.getValue());
            ends.remove(next.getKey());
        }
        ends.put(first, last);
    }

    /** Whether a number is in the set. Safe for many threads. */
    LongPredicate test() {
        if (ends.isEmpty())
            return n -> false;
        long least = ends.firstKey();
        long most = ends.lastEntry().getValue();
        if (ends.size() == 1)
            return Interval.of(least, most);
        return least >= 0 && most < NARROW ? bits((int) most) : search();
    }

    private LongPredicate bits(int most) {
        long[] bits = new long[most / 64 + 1];
        ends.forEach((from, to) -> {
            for (long n = from; n <= to; n++)
                bits[(int) n >>> 6] |= 1L << n;
        });
        return n -> n >= 0 && n <= most && (bits[(int) n >>> 6] >>> n & 1) != 0;
    }

    private LongPredicate search() {
        long[] from = ends.keySet().stream().mapToLong(Long::longValue).toArray();
        long[] to = ends.values().stream().mapToLong(Long::longValue).toArray();
        return n -> {
            int index = Arrays.binarySearch(from, n);
            return index >= 0 || index < -1 && n <= to[-index - 2];
        };
    }
}
