package dev.remora.rules.fold;

import dev.remora.packet.Packet;
import org.jspecify.annotations.Nullable;

/**
 * Tells packets apart by one or two plain numbers: to each it gives a row, and of a row it knows what holds for all packets that have it. Confined to one thread.
 */
abstract sealed class Table permits AbsenceTable, BitTable, GistTable, NumberTable, PairTable {
    /** The row of packets of which the table cannot say anything. */
    static final int OPEN = 0;

    private static final int FEW = 256;

    private final Plan                plan;
    private final int[]               asking;
    private final long[] @Nullable [] sets;

    /** Reads the row of a packet; null where the rows are made as packets come. */
    final @Nullable Gauge gauge;

    /**
     * A table of the rows of a gauge.
     *
     * @param asking places of the predicates that it can tell something of
     */
    Table(Plan plan, int[] asking, Gauge gauge) {
        this(plan, asking, gauge, gauge.height());
    }

    /** A table of so many rows, {@link #OPEN} among them, that {@link #row} makes. */
    Table(Plan plan, int[] asking, int rows) {
        this(plan, asking, null, rows);
    }

    private Table(Plan plan, int[] asking, @Nullable Gauge gauge, int rows) {
        this.plan = plan;
        this.asking = asking;
        this.gauge = gauge;
        this.sets = new long[rows][];
    }

    /**
     * The row of a packet.
     *
     * @param first of each protocol, its first layer in the packet
     */
    int row(Packet packet, int[] first) {
        return gauge == null ? OPEN : gauge.row(packet, first);
    }

    /** What is known of packets that have a row. */
    abstract Given given(Given before, int row);

    /** Places of the predicates that it can tell something of. */
    final int[] asking() {
        return asking;
    }

    /** The same, by class: what it does can then be put in place of a call. A switch over the classes takes a call itself. */
    final int of(Packet packet, int[] first) {
        if (gauge instanceof Gauge.Combination one)
            return one.row(packet, first);
        if (gauge instanceof Gauge.Range one)
            return one.row(packet, first);
        if (gauge instanceof Gauge.Absence one)
            return one.row(packet, first);
        return row(packet, first);
    }

    /** How many rows there are. */
    final int height() {
        return sets.length;
    }

    /** Whether it has so few rows that a {@link Node} may have a branch for each. */
    boolean isSmall() {
        return sets.length <= FEW;
    }

    /** Whether what a row says is right for all predicates that are folded, and not only for those that it was made for. */
    boolean isWhole() {
        return true;
    }

    /** Whether its value is worked out, and not only read: such tables come last. */
    boolean isDear() {
        return false;
    }

    /** Takes out of a set what cannot hold for a packet. */
    void narrow(Packet packet, int[] first, long[] left) {
        keep(left, set(row(packet, first)));
    }

    /** What a row leaves of all predicates. */
    final long[] set(int row) {
        long[] set = sets[row];
        if (set == null)
            sets[row] = set = plan.set(asking, given(plan.given(), row));
        return set;
    }

    private static void keep(long[] left, long[] row) {
        for (int i = 0; i < left.length; i++)
            left[i] &= row[i];
    }
}
