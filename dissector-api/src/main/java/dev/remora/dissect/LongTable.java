package dev.remora.dissect;

import java.util.Arrays;

/** Numbers by number: open addressing, at most half full. Confined to one thread. Allocates only to grow. */
final class LongTable {
    /** What {@link #get} returns for a key that is not there; no value can be this. */
    static final long ABSENT = Long.MIN_VALUE;

    private long[] keys   = new long[16];
    private long[] values = empty(16);
    private int    size;

    /** The value of a key, or {@link #ABSENT}. */
    long get(long key) {
        return values[slot(key)];
    }

    /** Sets the value of a key; false if that would be a new key beyond {@code most}. */
    boolean put(long key, long value, int most) {
        int slot = slot(key);
        if (values[slot] == ABSENT) {
            if (size >= most)
                return false;
            size++;
        }
        keys[slot] = key;
        values[slot] = value;
        if (size * 2 > keys.length)
            grow();
        return true;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = empty(oldKeys.length * 2);
        for (int i = 0; i < oldKeys.length; i++)
            if (oldValues[i] != ABSENT) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
    }

    private int slot(long key) {
        int slot = (int) (key * 0x9E37_79B9_7F4A_7C15L >>> 32) & keys.length - 1;       // multiplicative hashing, Knuth 6.4
        while (values[slot] != ABSENT && keys[slot] != key)
            slot = slot + 1 & keys.length - 1;
        return slot;
    }

    private static long[] empty(int size) {
        long[] values = new long[size];
        Arrays.fill(values, ABSENT);
        return values;
    }
}
