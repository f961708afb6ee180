package dev.remora.rules.fold;

import dev.remora.field.Protocol;
import dev.remora.packet.Packet;
import dev.remora.rules.compile.Probe;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is left of all predicates for packets of one shape: a set, and the tables that narrow it. Confined to one thread. */
final class Plan {
    private static final int MOST_TABLES   = 24;
    private static final int MOST_FORKS    = 2;
    private static final int MOST_BRANCHES = 64;

    private final List<Guarded>      guarded;
    private final Protocol[]         protocols;
    private final int                forks;         // how often packets can be told apart further
    private final Given              given;
    private final Ruler              ruler;
    private final long[]             open;
    private final Table[]            tables;
    private final long[][]           asking;        // of each table, whom it can take out
    private final Budget             budget;
    private final @Nullable BitTable fork;          // flags by which packets are told apart further
    private final @Nullable Plan[]   branches;
    private int                      grown;         // of the branches

    /** The code of the predicates that {@link Shaped} was asked for, by their number; as many as were needed. */
    @Nullable
    Probe[] probes = new Probe[8];

    private Plan(List<Guarded> guarded, Protocol[] protocols, Given given, Ruler ruler, Budget budget, int forks) {
        this.guarded = guarded;
        this.protocols = protocols;
        this.forks = forks;
        this.given = given;
        this.ruler = ruler;
        this.budget = budget;
        open = new long[(guarded.size() + 63) / 64];
        for (int i = 0; i < guarded.size(); i++)
            if (guarded.get(i).guess().judge(given) != Truth.FALSE)
                open[i >> 6] |= 1L << i;
        budget.spend(open.length);
        List<Table> all = new Tables(this, List.of(protocols), ruler).all();
        tables = all.stream().limit(MOST_TABLES).sorted(Comparator.comparing(Table::isDear)).toArray(Table[]::new);
        asking = Arrays.stream(tables).map(table -> set(table.asking())).toArray(long[][]::new);
        fork = forks > 0 ? all.stream().flatMap(table -> table instanceof BitTable bits ? Stream.of(bits) : Stream.empty()).findFirst().orElse(null) : null;
        branches = new Plan[fork == null ? 0 : fork.combinations()];
        budget.spend(branches.length / 2);
    }

    /** The plan for packets of a shape: two bits for each protocol, how many layers they have of it. */
    static Plan of(List<Guarded> guarded, Protocol[] protocols, long shape, Ruler ruler, Budget budget) {
        Map<Protocol, Integer> layers = new HashMap<>();
        for (int i = 0; i < protocols.length; i++)
            layers.put(protocols[i], (int) (shape >>> 2 * i & 3));
        return new Plan(guarded, protocols, Given.of(layers), ruler, budget, MOST_FORKS);
    }

    /**
     * The plan for packets of this shape with the flags of this one: what one flag says and what another number says are then judged together. There are
     * so many at most; a packet with other flags goes by this plan.
     */
    Plan branch(Packet packet, int[] first) {
        int combination = fork == null ? BitTable.UNREADABLE : fork.combination(packet, first);
        if (fork == null || combination == BitTable.UNREADABLE)
            return this;
        Plan branch = branches[combination];
        if (branch == null)
            branch = grow(fork, combination);
        return branch == this ? this : branch.branch(packet, first);
    }

    private Plan grow(BitTable flags, int combination) {
        if (grown == MOST_BRANCHES)
            return this;
        grown++;
        Plan branch = new Plan(guarded, protocols, given.with(flags.numbers(combination)), ruler, budget, forks - 1);
        branches[combination] = branch;
        return branch;
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
            if (isAsked(i, left))
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
        return given;
    }

    /** How many layers of a protocol packets of this shape have: 0, 1, 2 for several; -1 where that is not known. */
    int count(Protocol protocol) {
        return given.count(protocol);
    }

    /** Places of the predicates that the shape leaves open. */
    int[] open() {
        return IntStream.range(0, guarded.size()).filter(place -> (open[place >> 6] >>> place & 1) != 0).toArray();
    }

    Guarded guarded(int place) {
        return guarded.get(place);
    }

    /** A row: what is left when more is known, of the predicates that ask for it. */
    long[] row(int[] asking, Given more) {
        long[] row = open.clone();
        for (int place : asking)
            if (guarded.get(place).guess().judge(more) == Truth.FALSE)
                row[place >> 6] &= ~(1L << place);
        budget.spend(row.length);
        return row;
    }

    /** Places of the predicates that a row takes out. */
    int[] isOut(long[] row) {
        return Arrays.stream(open()).filter(place -> (row[place >> 6] >>> place & 1) == 0).toArray();
    }
}
