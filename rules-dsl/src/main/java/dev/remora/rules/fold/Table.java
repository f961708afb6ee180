package dev.remora.rules.fold;

import dev.remora.packet.Packet;

/** For each value of one or two plain numbers of a packet, what is left of the predicates. Rows are made when they are first needed. Confined to one thread. */
sealed interface Table permits AbsenceTable, AnomalyTable, BitTable, NumberTable {
    /**
     * Takes out of a set what cannot hold.
     *
     * @param first of each protocol, its first layer in the packet
     */
    void narrow(Packet packet, int[] first, long[] left);

    /** Places of the predicates that it can take out. */
    int[] asking();

    /** Whether to read its value only where one of them is left. */
    default boolean isDear() {
        return false;
    }
}
