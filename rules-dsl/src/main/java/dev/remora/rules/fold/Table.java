package dev.remora.rules.fold;

import dev.remora.packet.Packet;

/**
 * For each value of one or two plain numbers of a packet, what is left of the predicates. Rows are made when they are first needed. Confined to one thread.
 *
 * <p>A class and not an interface, since a packet goes by ten of several kinds, and finding the method of an interface takes longer than what it does.
 */
abstract sealed class Table permits AbsenceTable, AnomalyTable, BitTable, GistTable, NumberTable, PairTable {
    /**
     * Takes out of a set what cannot hold.
     *
     * @param first of each protocol, its first layer in the packet
     */
    abstract void narrow(Packet packet, int[] first, long[] left);

    /** Places of the predicates that it can take out. */
    abstract int[] asking();

    /** Whether its value is worked out, and not only read: such tables come last. */
    boolean isDear() {
        return false;
    }

    /** Takes out of a set what is not in a row. */
    static void keep(long[] left, long[] row) {
        for (int i = 0; i < left.length; i++)
            left[i] &= row[i];
    }
}
