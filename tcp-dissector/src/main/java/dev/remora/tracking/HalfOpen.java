package dev.remora.tracking;

import java.util.Arrays;

/**
 * Connections that nobody has answered yet, oldest first: who goes first when there is no room.
 *
 * <p>A ring of numbers, each a record and part of a connection's number. Those that were answered or forgotten since are not taken out, they are passed over;
 * when the ring is full it is compacted, and it grows only if half of it is still half-open. So a connection costs one sequential write. Confined to one thread.
 */
final class HalfOpen {
    private static final int  RECORD_BITS = 24;
    private static final long RECORD_MASK = (1L << RECORD_BITS) - 1;

    private final ConnectionTable table;
    private final Connection      view = new Connection();
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
        ring[head + size & ring.length - 1] = c.get(Slots.ID) << RECORD_BITS | c.record();
        size++;
    }

    /** Points the view at the oldest half-open connection and takes it out; false where there is none. */
    boolean poll(Connection c) {
        while (size > 0) {
            long entry = ring[head];
            head = head + 1 & ring.length - 1;
            size--;
            if (isHalfOpen(entry)) {
                table.view(c, (int) (entry & RECORD_MASK));
                return true;
            }
        }
        return false;
    }

    private boolean isHalfOpen(long entry) {
        table.view(view, (int) (entry & RECORD_MASK));
        return view.is(Flags.LIVE) && !view.is(Flags.COMPLETED) && (view.get(Slots.ID) << RECORD_BITS) >>> RECORD_BITS == entry >>> RECORD_BITS;
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
