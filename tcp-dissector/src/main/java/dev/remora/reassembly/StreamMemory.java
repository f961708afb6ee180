package dev.remora.reassembly;

import dev.remora.reassembly.StreamPieces.Octets;

/** The last octets that a stream delivered, so many at most: a ring that grows as octets come, while the budget has room for it. */
final class StreamMemory {
    private final int          most;
    private final StreamBudget budget;
    private byte[]             octets = {};
    private int                oldest;        // its index in the ring
    private int                size;

    StreamMemory(int most, StreamBudget budget) {
        if (most < 0)
            throw new IllegalArgumentException("octets to remember: " + most + "; 0 or more");
        this.most = most;
        this.budget = budget;
    }

    /** Octets remembered. */
    int size() {
        return size;
    }

    void forget() {
        size = 0;
    }

    /** Forgets all, and gives the room for it back. */
    void end() {
        budget.forget(octets.length);
        octets = new byte[0];
        oldest = 0;
        size = 0;
    }

    void add(Octets more) {
        int room = room((int) Math.min(most, (long) size + more.count()));
        int count = Math.min(more.count(), room);
        if (count == 0)
            return;
        int keep = Math.min(size, room - count);
        oldest = index(size - keep);
        size = keep;
        put(more.array(), more.from() + more.count() - count, count);
    }

    /** Octets that the ring can hold, once it has grown to so many where it may. */
    private int room(int wanted) {
        int length = Math.min(most, Math.max(wanted, octets.length * 2));
        if (wanted > octets.length && budget.remember(length - octets.length))
            grow(length);
        return octets.length;
    }

    private void grow(int length) {
        byte[] larger = new byte[length];
        int first = Math.min(size, octets.length - oldest);
        System.arraycopy(octets, oldest, larger, 0, first);
        System.arraycopy(octets, 0, larger, first, size - first);
        octets = larger;
        oldest = 0;
    }

    private void put(byte[] from, int at, int count) {
        int to = index(size);
        int first = Math.min(count, octets.length - to);
        System.arraycopy(from, at, octets, to, first);
        System.arraycopy(from, at + first, octets, 0, count - first);
        size += count;
    }

    /** Where in the ring the octet is that is so far behind the oldest. */
    private int index(int behind) {
        int index = oldest + behind;
        return index < octets.length ? index : index - octets.length;
    }

    /** Whether these octets differ from those remembered, from the one on that is {@code at} behind the oldest. */
    boolean differs(int at, Octets others, int othersAt, int length) {
        int from = index(at);
        int first = Math.min(length, octets.length - from);
        Octets ring = new Octets(octets, 0, octets.length);
        return ring.differs(from, others, othersAt, first) || ring.differs(0, others, othersAt + first, length - first);
    }
}
