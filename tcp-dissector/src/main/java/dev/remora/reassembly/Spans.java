package dev.remora.reassembly;

import java.util.Arrays;

/**
 * The fragments of a datagram, sorted by offset and then by arrival: where each lies in the datagram, and where its octets are kept. Confined to one thread. Allocates only to
 * grow.
 */
final class Spans {
    private static final int STRIDE   = 5;
    private static final int OFFSET   = 0;
    private static final int LENGTH   = 1;
    private static final int POSITION = 2;
    private static final int ARRIVAL  = 3;
    private static final int FLAGS    = 4;

    /** Octets that it takes to keep a fragment, beside its own. */
    static final int KEPT = STRIDE * Integer.BYTES + Long.BYTES;

    private int    count;
    private int    longest;                                              // octets of the longest fragment
    private int[]  spans   = new int[4 * STRIDE];
    private long[] sources = new long[4];

    void clear() {
        count = 0;
        longest = 0;
    }

    /** Adds a fragment whose octets are kept from a position on; its index. */
    int add(Fragment fragment, int position) {
        int index = behind(fragment.offset);
        if (count == sources.length) {
            sources = Arrays.copyOf(sources, count * 2);
            spans = Arrays.copyOf(spans, count * 2 * STRIDE);
        }
        System.arraycopy(sources, index, sources, index + 1, count - index);
        System.arraycopy(spans, index * STRIDE, spans, (index + 1) * STRIDE, (count - index) * STRIDE);
        sources[index] = fragment.source();
        int base = index * STRIDE;
        spans[base + OFFSET] = fragment.offset;
        spans[base + LENGTH] = fragment.length;
        spans[base + POSITION] = position;
        spans[base + ARRIVAL] = count++;
        spans[base + FLAGS] = 0;
        longest = Math.max(longest, fragment.length);
        return index;
    }

    int count() {
        return count;
    }

    /** The frame and layer that brought a fragment. */
    long source(int index) {
        return sources[index];
    }

    int offset(int index) {
        return spans[index * STRIDE + OFFSET];
    }

    int end(int index) {
        return spans[index * STRIDE + OFFSET] + spans[index * STRIDE + LENGTH];
    }

    int position(int index) {
        return spans[index * STRIDE + POSITION];
    }

    int flags(int index) {
        return spans[index * STRIDE + FLAGS];
    }

    void flag(int index, int flags) {
        spans[index * STRIDE + FLAGS] |= flags;
    }

    /** Index of the fragment that was added as this one, from 0. */
    int arrived(int arrival) {
        int index = 0;
        while (spans[index * STRIDE + ARRIVAL] != arrival)
            index++;
        return index;
    }

    /** Index of the first fragment that begins behind a position. */
    int behind(int position) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (offset(middle) <= position)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /** Index of the first fragment that may reach beyond a position: none before it is long enough. */
    int reaching(int position) {
        return behind(position - longest);
    }
}
