package dev.remora.rules.run;

import java.util.Arrays;

/**
 * When to look at which key of which rule: a binary heap of times. A time that an earlier one took the place of stays until it has come, or until room is needed. Confined to one
 * thread. Allocates nothing once it is large enough.
 */
final class Deadlines {
    /** Whether a key of a rule is still to be looked at then. */
    @FunctionalInterface
    interface Wanted {
        boolean at(long time, int rule, int slot);
    }

    private final Wanted wanted;

    private long[] times  = new long[64];
    private long[] places = new long[64];      // rule in the upper half, slot in the lower
    private int    size;

    /** Nothing yet. */
    Deadlines(Wanted wanted) {
        this.wanted = wanted;
    }

    /** Looks at a key of a rule once packet time has passed this one. */
    void add(long time, int rule, int slot) {
        if (size == times.length)
            makeRoom();
        enter(time, (long) rule << 32 | slot);
    }

    // Without those that nobody wants any more, where these are many.
    private void makeRoom() {
        int all = size;
        size = 0;
        for (int i = 0; i < all; i++)
            if (wanted.at(times[i], rule(i), slot(i)))
                enter(times[i], places[i]);
        if (size > all / 2) {
            times = Arrays.copyOf(times, all * 2);
            places = Arrays.copyOf(places, all * 2);
        }
    }

    private void enter(long time, long place) {
        int at = size++;
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

    /** How many there are. */
    int size() {
        return size;
    }

    /** The rule that waits for {@link #first}. */
    int rule() {
        return rule(0);
    }

    /** The slot of its key. */
    int slot() {
        return slot(0);
    }

    private int rule(int at) {
        return (int) (places[at] >>> 32);
    }

    private int slot(int at) {
        return (int) places[at];
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
