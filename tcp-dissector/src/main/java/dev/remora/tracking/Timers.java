package dev.remora.tracking;

import java.util.Arrays;

/**
 * When to look at which connection: a hierarchical timing wheel over the records of a {@link ConnectionTable}, scheme 7 of Varghese and Lauck.
 *
 * <p>A connection is in one list at a time, linked by the numbers of records. It is looked at when the time that it was entered for has passed, and entered anew where its
 * deadline has moved on since, so that packets never touch the wheel. A tick is 2^27 ns, about 134 ms; a look is late by one tick at most. Entering and
 * leaving take constant time, and idle time is skipped whatever its length. Where the clock is set back the wheel stays and its numbers mean earlier times from then on, so
 * that all are looked at as soon after as they would have been. Allocates only where there are more connections than ever before. Confined to one thread.
 */
final class Timers {
    private static final int  TICK_SHIFT = 27;
    private static final int  SLOT_BITS  = 8;
    private static final int  SLOTS      = 1 << SLOT_BITS;
    private static final int  LEVELS     = 4;
    private static final int  WORDS      = SLOTS / 64;
    private static final long FARTHEST   = (1L << SLOT_BITS * LEVELS) - 1;

    /** What {@link Look#at} returns where the connection is gone. */
    static final long GONE = Long.MIN_VALUE;

    /** Looks at a connection whose time has come. */
    @FunctionalInterface
    interface Look {
        /** When to look again, or {@link #GONE}. */
        long at(Connection connection);
    }

    private final ConnectionTable table;
    private final int[]           heads     = new int[LEVELS * SLOTS];    // record number plus 1; 0 for none
    private final long[]          used      = new long[LEVELS * WORDS];   // a bit for each head that is not 0
    private int[]                 following = new int[64];                // by record number: neighbours in the list, numbers plus 1, 0 for none
    private int[]                 previous  = new int[64];
    private long                  tick;
    private long                  shift;                                  // what the wheel's ticks are ahead of those of the clock, because that was set back

    /** A wheel at this time. */
    Timers(ConnectionTable table, long now) {
        this.table = table;
        this.tick = now >> TICK_SHIFT;
    }

    /** Enters a connection that is in no list. */
    void enter(Connection c, long deadline) {
        enterAt(c, tickOf(deadline));
    }

    private long tickOf(long time) {
        return (time >> TICK_SHIFT) + shift;
    }

    private void enterAt(Connection c, long dueTick) {
        long ahead = Math.clamp(dueTick - tick, 0, FARTHEST);
        int level = (63 - Long.numberOfLeadingZeros(ahead | 1)) / SLOT_BITS;
        int slot = level * SLOTS + slot(tick + ahead, level);
        int next = heads[slot];
        c.due = dueTick;
        int record = c.number;
        if (record >= following.length)
            grow(record);
        following[record] = next;
        previous[record] = -1 - slot;
        if (next != 0)
            previous[next - 1] = record + 1;
        setHead(slot, record + 1);
    }

    private void grow(int record) {
        int length = Math.max(record + 1, 2 * following.length);
        following = Arrays.copyOf(following, length);
        previous = Arrays.copyOf(previous, length);
    }

    /** Takes a connection out of its list. */
    void leave(Connection c) {
        int next = following[c.number];
        int before = previous[c.number];
        if (next != 0)
            previous[next - 1] = before;
        if (before < 0)
            setHead(-1 - before, next);
        else
            following[before - 1] = next;
    }

    /** Takes all connections out of their lists. */
    void clear() {
        Arrays.fill(heads, 0);
        Arrays.fill(used, 0);
    }

    /** Whether a connection is looked at later than at this time. */
    boolean isLater(Connection c, long time) {
        return c.due > tickOf(time);
    }

    /** Sees to it that a connection is looked at when this deadline has passed, at the latest. */
    void atLatest(Connection c, long deadline) {
        long dueTick = tickOf(deadline);
        if (c.due > dueTick) {
            leave(c);
            enterAt(c, dueTick);
        }
    }

    /** Sets the clock back to this time. */
    void setBack(long now) {
        shift = tick - (now >> TICK_SHIFT);
    }

    /** Moves on to this time and looks at every connection whose time has passed. */
    void advance(long now, Look look) {
        long target = tickOf(now);
        while (tick < target) {
            long end = tick + ahead(0, 0);                               // of the first tick in which something falls due
            long turn = nextTurn();
            if (end < target && end < turn) {
                tick = end;
                fire(slot(tick, 0), look);
                turnTo(tick + 1);
            } else
                turnTo(Math.min(turn, target));
        }
    }

    private static int slot(long tick, int level) {
        return (int) (tick >> level * SLOT_BITS) & SLOTS - 1;
    }

    private void setHead(int slot, int record) {
        heads[slot] = record;
        if (record == 0)
            used[slot >> 6] &= ~(1L << slot);
        else
            used[slot >> 6] |= 1L << slot;
    }

    /** The next tick at which a wheel of a higher level hands connections down. */
    private long nextTurn() {
        long next = Long.MAX_VALUE;
        for (int level = 1; level < LEVELS; level++) {
            int ahead = ahead(level, 1);
            if (ahead <= SLOTS)
                next = Math.min(next, (tick >> level * SLOT_BITS) + ahead << level * SLOT_BITS);
        }
        return next;
    }

    /** How many slots ahead of the current one the next used one is, {@code from} at least; a large number where none is used. */
    private int ahead(int level, int from) {
        int ahead = from;
        while (ahead <= SLOTS) {
            int slot = level * SLOTS + (slot(tick, level) + ahead & SLOTS - 1);
            long rest = used[slot >> 6] >>> slot;
            if (rest != 0)
                return ahead + Long.numberOfTrailingZeros(rest);
            ahead += 64 - (slot & 63);
        }
        return Integer.MAX_VALUE;
    }

    private void turnTo(long newTick) {
        tick = newTick;
        for (int level = LEVELS - 1; level > 0; level--)
            if ((tick & (1L << level * SLOT_BITS) - 1) == 0)
                handDown(level * SLOTS + slot(tick, level));
    }

    private void handDown(int slot) {
        int record = heads[slot];
        setHead(slot, 0);
        while (record != 0) {
            Connection due = table.get(record - 1);
            int next = following[record - 1];
            enterAt(due, due.due);
            record = next;
        }
    }

    /** Looks at each connection of a list. Where that throws, as a listener may, all that were not looked at stay, and the one that was is looked at again in the next tick. */
    private void fire(int slot, Look look) {
        while (heads[slot] != 0) {
            Connection due = table.get(heads[slot] - 1);
            leave(due);
            long again;
            try {
                again = look.at(due);
            } catch (RuntimeException | Error e) {
                enterAt(due, tick + 1);
                throw e;
            }
            if (again != GONE)
                enter(due, again);
        }
    }
}
