package dev.remora.ide.capture;

import java.util.BitSet;

/** The packets of a capture that the user has marked, for as long as it is open. Confined to the thread of the user interface. */
public final class PacketMarks {
    private final PacketOrder order;
    private final Runnable    changed;
    private final BitSet      numbers = new BitSet();

    /** No marks, in a list that is in this order. */
    PacketMarks(PacketOrder order, Runnable changed) {
        this.order = order;
        this.changed = changed;
    }

    /** Whether a packet is marked. */
    boolean has(int number) {
        return numbers.get(number);
    }

    /** Numbers of those that are marked, whether they are in the list or not. */
    public BitSet numbers() {
        return (BitSet) numbers.clone();
    }

    /** Marks packets; where all of them are marked, takes their marks away. */
    void toggle(BitSet packets) {
        int before = numbers.cardinality();
        numbers.or(packets);
        if (numbers.cardinality() == before)
            numbers.andNot(packets);
        changed.run();
    }

    /** Takes over the marks of another list of the same capture. */
    void take(PacketMarks other) {
        numbers.or(other.numbers);
        changed.run();
    }

    /** Takes away the marks of packets that are no longer there: of those behind the last one. */
    void cut(int last) {
        numbers.clear(last + 1, Math.max(last + 1, numbers.length()));
    }

    /** The next marked packet in the list behind another, or the one before that, round the ends; 0 where none is in the list. The other is 0 for none. */
    int next(int other, boolean forward) {
        int size = order.shown().size();
        int from = other > 0 ? order.shown().place(other) : forward ? -1 : size;
        int found = 0;
        int nearest = size;
        for (int number = numbers.nextSetBit(0); number >= 0; number = numbers.nextSetBit(number + 1)) {
            int place = order.shown().place(number);
            int away = place < 0 || place >= size ? size : Math.floorMod(forward ? place - from - 1 : from - place - 1, size);
            if (away < nearest) {
                nearest = away;
                found = number;
            }
        }
        return found;
    }
}
