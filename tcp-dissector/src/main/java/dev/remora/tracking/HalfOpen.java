package dev.remora.tracking;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Connections that nobody has answered yet, oldest first: who goes first when there is no room.
 *
 * <p>A ring of numbers, each a record and part of a connection's number. Those that were answered or forgotten since are not taken out, they are passed over;
 * when the ring is full it is compacted, and it grows only if half of it is still half-open. So a connection costs one sequential write. Confined to one thread.
 */
final class HalfOpen {
    private static final int  RECORD_BITS = 31;           // as many as there can be
    private static final long RECORD_MASK = (1L << RECORD_BITS) - 1;

    private final ConnectionTable table;
    private long[]                ring = new long[1 << 10];
    private int                   head;
    private int                   size;

    HalfOpen(ConnectionTable table) {
        this.table = table;
    }

    /** Adds a connection that has just begun. */
    void add(Connection c) {
        if (size == ring.length)
            compact();
        ring[head + size & ring.length - 1] = c.id << RECORD_BITS | c.number;
        size++;
    }

    /** Takes out the oldest half-open connection; null where there is none. */
    @Nullable
    Connection poll() {
        while (size > 0) {
            long entry = ring[head];
            head = head + 1 & ring.length - 1;
            size--;
            if (isHalfOpen(entry))
                return table.get((int) (entry & RECORD_MASK));
        }
        return null;
    }

    private boolean isHalfOpen(long entry) {
        Connection c = table.get((int) (entry & RECORD_MASK));
        return c.is(Flags.LIVE) && !c.is(Flags.COMPLETED) && (c.id << RECORD_BITS) >>> RECORD_BITS == entry >>> RECORD_BITS;
    }

    private void compact() {
        long[] kept = new long[ring.length];
        int count = 0;
        for (int i = 0; i < size; i++) {
            long entry = ring[head + i & ring.length - 1];
            if (isHalfOpen(entry))
                kept[count++] = entry;
        }
        ring = count > kept.length / 2 ? Arrays.copyOf(kept, kept.length * 2) : kept;
        head = 0;
        size = count;
    }
}
