package dev.remora.reassembly;

import dev.remora.reassembly.StreamPieces.Octets;

/** The last octets that a stream delivered, so many at most: a ring that grows as octets come. */
final class StreamMemory {
    private final int most;
    private byte[]    octets = {};
    private int       oldest;        // its index in the ring
    private int       size;

    StreamMemory(int most) {
        if (most < 0)
            throw new IllegalArgumentException("octets to remember: " + most + "; 0 or more");
        this.most = most;
    }

    /** Octets remembered. */
    int size() {
        return size;
    }

    void forget() {
        size = 0;
    }

    void add(Octets more) {
        int count = Math.min(more.count(), most);
        if (count == 0)
            return;
        int keep = Math.min(size, most - count);
        if (octets.length < keep + count)
            grow(Math.min(most, Math.max(keep + count, octets.length * 2)));
        oldest = index(size - keep);
        size = keep;
        put(more.array(), more.from() + more.count() - count, count);
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
