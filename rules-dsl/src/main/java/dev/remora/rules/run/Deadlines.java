package dev.remora.rules.run;

import java.util.Arrays;

/** When to look at which key of which rule: a binary heap of times. Confined to one thread. Allocates nothing once it is large enough. */
final class Deadlines {
    private long[] times  = new long[64];
    private long[] places = new long[64];      // rule in the upper half, slot in the lower
    private int    size;

    /** Looks at a key of a rule once packet time has passed this one. */
    void add(long time, int rule, int slot) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            places = Arrays.copyOf(places, size * 2);
        }
        int at = size++;
        long place = (long) rule << 32 | slot;
        while (at > 0 && times[(at - 1) / 2] > time) {
            move((at - 1) / 2, at);
            at = (at - 1) / 2;
        }
        times[at] = time;
        places[at] = place;
    }

    /** The earliest time; the greatest there is where none is waited for. */
    long first() {
        return size == 0 ? Long.MAX_VALUE : times[0];
    }

    /** The rule that waits for {@link #first}. */
    int rule() {
        return (int) (places[0] >>> 32);
    }

    /** The slot of its key. */
    int slot() {
        return (int) places[0];
    }

    /** Forgets the earliest time. */
    void remove() {
        size--;
        long time = times[size];
        long place = places[size];
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && times[child + 1] < times[child])
                child++;
            if (times[child] >= time)
                break;
            move(child, at);
            at = child;
        }
        times[at] = time;
        places[at] = place;
    }

    private void move(int from, int to) {
        times[to] = times[from];
        places[to] = places[from];
    }
}
