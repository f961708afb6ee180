package dev.remora.rules.fold;

import dev.remora.field.Field;
import dev.remora.field.Protocol;
import dev.remora.packet.Packet;
import dev.remora.rules.compile.Probe;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What is left of all predicates for packets of one shape: a set, and the tables that narrow it. Confined to one thread. */
final class Plan {
    private static final int MOST_TABLES = 24;

    private final List<Guarded>          guarded;
    private final Map<Protocol, Integer> layers = new HashMap<>();
    private final long[]                 open;
    private final Table[]                tables;
    private final long[][]               asking;        // of each table, whom it can take out
    private final int                    dear;          // the first of the tables that are read only where somebody asks
    private final Budget                 budget;

    /** The code of the predicates that {@link Shaped} was asked for, by their number; as many as were needed. */
    @Nullable
    Probe[] probes = new Probe[8];

    Plan(List<Guarded> guarded, Protocol[] protocols, long shape, Ruler ruler, Budget budget) {
        this.guarded = guarded;
        this.budget = budget;
        for (int i = 0; i < protocols.length; i++)
            layers.put(protocols[i], (int) (shape >>> 2 * i & 3));
        open = new long[(guarded.size() + 63) / 64];
        for (int i = 0; i < guarded.size(); i++)
            if (guarded.get(i).guess().judge(Given.of(layers)) != Truth.FALSE)
                open[i >> 6] |= 1L << i;
        budget.spend(open.length);
        List<Table> all = new Tables(this, List.of(protocols), ruler).all();
        tables = all.stream().limit(MOST_TABLES).sorted(Comparator.comparing(Table::isDear)).toArray(Table[]::new);
        dear = (int) Arrays.stream(tables).filter(table -> !table.isDear()).count();
        asking = Arrays.stream(tables).map(table -> set(table.asking())).toArray(long[][]::new);
    }

    private long[] set(int[] places) {
        long[] set = new long[open.length];
        for (int place : places)
            set[place >> 6] |= 1L << place;
        return set;
    }

    /** Sets the set to what can still hold for a packet. */
    void narrow(Packet packet, int[] first, long[] left) {
        System.arraycopy(open, 0, left, 0, open.length);
        for (int i = 0; i < tables.length; i++)
            if (i < dear || isAsked(i, left))
                tables[i].narrow(packet, first, left);
    }

    private boolean isAsked(int table, long[] left) {
        long[] set = asking[table];
        for (int i = 0; i < set.length; i++)
            if ((set[i] & left[i]) != 0)
                return true;
        return false;
    }

    /** What is known of packets of this shape. */
    Given given() {
        return Given.of(layers);
    }

    /** How many layers of a protocol packets of this shape have: 0, 1, 2 for several; -1 where that is not known. */
    int count(Protocol protocol) {
        return layers.getOrDefault(protocol, -1);
    }

    /** Places of the predicates that the shape leaves open. */
    int[] open() {
        int[] places = new int[Arrays.stream(open).mapToInt(Long::bitCount).sum()];
        int size = 0;
        for (int i = 0; i < guarded.size(); i++)
            if ((open[i >> 6] >>> i & 1) != 0)
                places[size++] = i;
        return places;
    }

    Guarded guarded(int place) {
        return guarded.get(place);
    }

    /** A row: what is left when these numbers are known, of the predicates that ask for them. */
    long[] row(int[] asking, ToLongFunction<Field> number) {
        long[] row = open.clone();
        Given given = new Given(layers, number);
        for (int place : asking)
            if (guarded.get(place).guess().judge(given) == Truth.FALSE)
                row[place >> 6] &= ~(1L << place);
        budget.spend(row.length);
        return row;
    }
}
