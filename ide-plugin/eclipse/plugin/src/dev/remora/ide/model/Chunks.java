package dev.remora.ide.model;

import java.util.Arrays;

/** A list of ints that grows without copying what it holds. Written by one thread; others read what {@link #size} has told them of. */
public final class Chunks {
    private static final int BITS = 16;
    private static final int MASK = (1 << BITS) - 1;

    private int[][]      chunks = new int[16][];
    private volatile int size;

    /** Appends a number. */
    public void add(int number) {
        int index = size;
        int chunk = index >>> BITS;
        if (chunk == chunks.length)
            chunks = Arrays.copyOf(chunks, chunk * 2);
        if (chunks[chunk] == null)
            chunks[chunk] = new int[1 << BITS];
        chunks[chunk][index & MASK] = number;
        size = index + 1;                               // what is written before it is seen by whoever reads it
    }

    /** Puts a number in the place of another; by the one thread that writes. Others see it some time. */
    void put(int index, int number) {
        chunks[index >>> BITS][index & MASK] = number;
    }

    /** The number at an index below {@link #size}. */
    public int at(int index) {
        if (index < 0 || index >= size)
            throw new IndexOutOfBoundsException(index + " of " + size);
        return chunks[index >>> BITS][index & MASK];
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
