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

    private static final long NANOS = 1_000_000;                          // of a millisecond

    private final ArrayDeque<Slot> slots      = new ArrayDeque<>();
    private final int              mostPackets;
    private final long             mostOctets;
    private long                   octets;
    private long                   dropped;
    private long                   complete   = Long.MIN_VALUE;          // up to when all packets have been put
    private long                   quietUntil = Long.MIN_VALUE;
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

    /** Waits for so long at most; what {@link #take} would do now. */
    synchronized Arrival poll(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * NANOS;
        for (long left = millis; left > 0 && slots.isEmpty() && !closed; left = (end - System.nanoTime()) / NANOS)
            wait(left);
        if (!slots.isEmpty())
            return Arrival.PACKET;
        quietUntil = complete;
        return closed ? Arrival.END : Arrival.QUIET;
    }

    /** Up to when all packets had been put, and taken, when {@link #poll} last found none. */
    synchronized long quietUntil() {
        return quietUntil;
    }

    /** Says that all packets up to this time have been put. */
    synchronized void complete(long timeNanos) {
        complete = timeNanos;
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
