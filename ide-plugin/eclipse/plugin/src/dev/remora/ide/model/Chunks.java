package dev.remora.ide.model;

import java.util.ArrayList;
import java.util.List;

/** A list of ints that grows without copying what it holds. Written by one thread; others read what {@link #size} has told them of. */
public final class Chunks {
    private static final int BITS = 16;
    private static final int MASK = (1 << BITS) - 1;

    private final List<int[]> chunks = new ArrayList<>();
    private volatile int      size;

    /** Appends a number. */
    public void add(int number) {
        int index = size;
        chunk(index)[index & MASK] = number;
        size = index + 1;
    }

    private synchronized int[] chunk(int index) {
        if (index >>> BITS == chunks.size())
            chunks.add(new int[1 << BITS]);
        return chunks.get(index >>> BITS);
    }

    /** The number at an index below {@link #size}. */
    public int at(int index) {
        return chunk(index)[index & MASK];
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** Index of a number in an ascending list, or where it would be inserted as -(place) - 1. */
    public int search(int number) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int at = at(middle);
            if (at == number)
                return middle;
            if (at < number)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return -low - 1;
    }
}
