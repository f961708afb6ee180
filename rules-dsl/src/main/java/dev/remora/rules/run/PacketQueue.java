package dev.remora.rules.run;

/** A queue of packets by their time. Confined to one thread. Allocates only to grow. */
final class PacketQueue {
    private long[] times   = new long[4];
    private long[] packets = new long[4];
    private int    first;
    private int    size;

    void add(long time, long packet) {
        if (size == times.length) {
            times = unrolled(times, first);
            packets = unrolled(packets, first);
            first = 0;
        }
        int at = at(size++);
        times[at] = time;
        packets[at] = packet;
    }

    // A larger array, the queue from its start on.
    private static long[] unrolled(long[] ring, int first) {
        long[] larger = new long[ring.length * 2];
        System.arraycopy(ring, first, larger, 0, ring.length - first);
        System.arraycopy(ring, 0, larger, ring.length - first, first);
        return larger;
    }

    private int at(int index) {
        int at = first + index;
        return at < times.length ? at : at - times.length;
    }

    void remove() {
        first = at(1);
        size--;
    }

    int size() {
        return size;
    }

    long time() {
        return times[first];
    }

    long packet() {
        return packets[first];
    }

    /** The time, or the amount, that so many others came before. */
    long time(int index) {
        return times[at(index)];
    }

    void clear() {
        first = 0;
        size = 0;
    }
}
