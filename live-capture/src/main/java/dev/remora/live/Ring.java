package dev.remora.live;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Packets that one thread has fetched and another has not yet asked for, bounded in number and octets. Safe for those two threads.
 *
 * <p>At the bound the newest packet is dropped and counted: what is in the ring stays in order and without holes of its own making.
 */
final class Ring {
    /** A packet as libpcap gave it. */
    static final class Slot {
        final byte[] octets;
        final int    originalLength;
        final long   timeNanos;

        Slot(byte[] octets, int originalLength, long timeNanos) {
            this.octets = octets;
            this.originalLength = originalLength;
            this.timeNanos = timeNanos;
        }
    }

    private final ArrayDeque<Slot> slots = new ArrayDeque<>();
    private final int              mostPackets;
    private final long             mostOctets;
    private long                   octets;
    private long                   dropped;
    private boolean                closed;

    Ring(int mostPackets, long mostOctets) {
        this.mostPackets = mostPackets;
        this.mostOctets = mostOctets;
    }

    synchronized void put(Slot slot) {
        if (closed)
            return;
        if (slots.size() >= mostPackets || octets + slot.octets.length > mostOctets) {
            dropped++;
            return;
        }
        slots.add(slot);
        octets += slot.octets.length;
        if (slots.size() == 1)                                            // nobody waits for a ring that has something
            notifyAll();
    }

    /** The oldest packet, as soon as there is one; null once the ring is closed and empty. */
    synchronized @Nullable Slot take() throws InterruptedException {
        while (slots.isEmpty() && !closed)
            wait();
        Slot slot = slots.poll();
        if (slot != null)
            octets -= slot.octets.length;
        return slot;
    }

    /** Lets no more in; what is in it can still be taken. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized int size() {
        return slots.size();
    }

    synchronized long dropped() {
        return dropped;
    }
}
