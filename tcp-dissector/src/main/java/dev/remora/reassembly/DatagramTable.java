package dev.remora.reassembly;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Incomplete datagrams by key: open addressing, at most half full, gaps closed on removal. Confined to one thread. Allocates only to grow. */
final class DatagramTable {
    private @Nullable Datagram[] slots = new Datagram[64];
    private int                  size;

    int size() {
        return size;
    }

    @Nullable
    Datagram find(Fragment fragment, int hash) {
        for (int slot = hash & slots.length - 1;; slot = slot + 1 & slots.length - 1) {
            Datagram datagram = slots[slot];
            if (datagram == null || datagram.hash == hash && datagram.isOf(fragment))
                return datagram;
        }
    }

    void add(Datagram datagram) {
        if (++size * 2 > slots.length)
            grow();
        put(datagram);
    }

    private void put(Datagram datagram) {
        int slot = datagram.hash & slots.length - 1;
        while (slots[slot] != null)
            slot = slot + 1 & slots.length - 1;
        slots[slot] = datagram;
    }

    private void grow() {
        @Nullable Datagram[] old = slots;
        slots = new Datagram[old.length * 2];
        for (Datagram datagram : old)
            if (datagram != null)
                put(datagram);
    }

    /** Removes a datagram, and moves up those behind it that would no longer be found: Knuth 6.4, algorithm R. */
    void remove(Datagram datagram) {
        int mask = slots.length - 1;
        int hole = datagram.hash & mask;
        while (slots[hole] != datagram)
            hole = hole + 1 & mask;
        slots[hole] = null;
        size--;
        for (int slot = hole + 1 & mask;; slot = slot + 1 & mask) {
            Datagram next = slots[slot];
            if (next == null)
                return;
            if ((slot - (next.hash & mask) & mask) >= (slot - hole & mask)) {
                slots[hole] = next;
                slots[slot] = null;
                hole = slot;
            }
        }
    }

}
