package dev.remora.rules.run;

/** A queue of packets by their time. Confined to one thread. Allocates only to grow. */
final class PacketQueue {
    private long[] ring = new long[8];             // time and packet in turn, so that a short queue is in one cache line
    private int    first;
    private int    size;

    void add(long time, long packet) {
        if (2 * size == ring.length)
            grow();
        int at = at(size++);
        ring[at] = time;
        ring[at + 1] = packet;
    }

    // A larger array, the queue from its start on.
    private void grow() {
        long[] larger = new long[ring.length * 2];
        System.arraycopy(ring, first, larger, 0, ring.length - first);
        System.arraycopy(ring, 0, larger, ring.length - first, first);
        ring = larger;
        first = 0;
    }

    private int at(int index) {
        return first + 2 * index & ring.length - 1;
    }

    void remove() {
        first = at(1);
        size--;
    }

    int size() {
        return size;
    }

    long time() {
        return ring[first];
    }

    long packet() {
        return ring[first + 1];
    }

    /** The time, or the amount, that so many others came before. */
    long time(int index) {
        return ring[at(index)];
    }

    /** The time of the last one. */
    long lastTime() {
        return ring[at(size - 1)];
    }

    /** The number of the last one. */
    long lastPacket() {
        return ring[at(size - 1) + 1];
    }

    /** Changes the last one. */
    void last(long time, long packet) {
        int at = at(size - 1);
        ring[at] = time;
        ring[at + 1] = packet;
    }

    void clear() {
        first = 0;
        size = 0;
    }
}
