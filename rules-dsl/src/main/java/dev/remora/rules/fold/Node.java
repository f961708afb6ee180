package dev.remora.rules.fold;

import dev.remora.packet.Packet;
import dev.remora.rules.compile.Compiler;
import dev.remora.rules.compile.Probe;
import dev.remora.rules.type.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Packets of one shape to which the tables that were asked gave the same rows: what is known of them, what is left of the predicates, and which table to ask next.
 *
 * <p>A tree that grows where packets go. A table is asked only while it can tell something of a predicate that is neither refuted nor certain, so that a few steps
 * lead to where nearly all is decided, and what is to be done with such packets can be kept there: see {@link #note}. Where a table has too many rows to branch, or
 * a plan as many nodes as it may, the tree ends, and {@link #narrow} asks the tables that are left. Confined to one thread.
 */
public final class Node {
    private final Plan             plan;
    private final Given            given;              // for the predicates that are folded
    private final Given            exact;              // for any others
    private final long[]           open;
    private final long[]           certain;            // of those that are open, who hold for every such packet
    private final long             asked;              // tables on the way here, a bit each
    private final int[]            rest;               // the others that can tell more
    private boolean                isSettled;          // which table to ask is
    private int                    index;              // of that table
    private @Nullable Table        table;              // null: the tree ends
    private @Nullable Node[]       next = {};          // by row
    private @Nullable Object       note;

    /** The code of the predicates that {@link Shaped} was asked for, by their number; as many as were needed. */
    @Nullable
    Probe[] probes = {};

    private Node(Plan plan, Given given, Given exact, long[] open, long[] certain, long asked) {
        this.plan = plan;
        this.given = given;
        this.exact = exact;
        this.open = open;
        this.certain = certain;
        this.asked = asked;
        long[] undecided = undecided();
        rest = IntStream.range(0, plan.tables().length).filter(i -> (asked >>> i & 1) == 0 && plan.isAsked(i, undecided)).toArray();
    }

    private long[] undecided() {
        long[] undecided = open.clone();
        for (int i = 0; i < undecided.length; i++)
            undecided[i] &= ~certain[i];
        return undecided;
    }

    /** All packets of a plan's shape. */
    static Node root(Plan plan) {
        long[] open = plan.set(plan.open());
        int[] certain = IntStream.of(plan.open()).filter(place -> plan.judge(place, plan.given()) == Truth.TRUE).toArray();
        return new Node(plan, plan.given(), plan.given(), open, plan.set(certain), 0);
    }

    /** Where a packet goes from here; null where the tree ends. */
    @Nullable
    Node next(Packet packet, int[] first) {
        if (!isSettled)
            settle(packet, first);
        Table asks = table;
        if (asks == null)
            return null;
        int row = asks.row(packet, first);
        Node there = next[row];
        return there == null ? grow(asks, row) : there;
    }

    // The table that refutes most of what is undecided, for the first packet that comes by; those that are read before those that are worked out.
    private void settle(Packet packet, int[] first) {
        isSettled = true;
        int most = -1;
        for (int i : rest) {
            Table candidate = plan.tables()[i];
            if (!candidate.isSmall() || table != null && candidate.isDear() && !table.isDear())
                continue;
            int refuted = refuted(candidate.set(candidate.row(packet, first)));
            if (refuted > most) {
                most = refuted;
                index = i;
                table = candidate;
            }
        }
        if (table != null)
            next = new Node[table.rows()];
    }

    private int refuted(long[] left) {
        int refuted = 0;
        for (int i = 0; i < open.length; i++)
            refuted += Long.bitCount(open[i] & ~certain[i] & ~left[i]);
        return refuted;
    }

    private @Nullable Node grow(Table asks, int row) {
        if (!plan.grow(asks.rows() / 2, open.length))
            return null;
        Node there = branch(asks, row);
        next[row] = there;
        return there;
    }

    // What a row says of the predicates that its table was made for is right of these; of all, where the table is whole.
    private Node branch(Table asks, int row) {
        Given known = asks.given(given, row);
        long[] stillOpen = open.clone();
        long[] nowCertain = certain.clone();
        long[] undecided = undecided();
        for (int place : plan.open())
            if (isIn(undecided, place) && (asks.isWhole() || plan.isAsked(index, place)))
                switch (plan.judge(place, known)) {
                case FALSE -> stillOpen[place >> 6] &= ~(1L << place);
                case TRUE -> nowCertain[place >> 6] |= 1L << place;
                case OPEN -> {}
                }
        return new Node(plan, asks.isWhole() ? known : given, asks.isExact() ? asks.given(exact, row) : exact, stillOpen, nowCertain, asked | 1L << index);
    }

    private static boolean isIn(long[] set, int place) {
        return (set[place >> 6] >>> place & 1) != 0;
    }

    /** Whether {@link #narrow} can leave less than {@link #open}. */
    public boolean isNarrow() {
        return rest.length > 0;
    }

    /** The predicates that are not refuted: bit {@code i % 64} of number {@code i / 64}. Not to be changed. */
    public long[] open() {
        return open;
    }

    /** Sets a set to the predicates that are not refuted for one packet. */
    void narrow(Packet packet, int[] first, long[] left) {
        System.arraycopy(open, 0, left, 0, open.length);
        for (int i = 0; i < rest.length; i++)
            if (plan.isAsked(rest[i], left))
                plan.tables()[rest[i]].narrow(packet, first, left);
    }

    /** The code of a predicate for packets that end up here, and for no others: what is known of them is not asked. */
    public Probe compile(int place, Predicate predicate, Compiler compiler) {
        return isIn(certain, place) ? Probe.ALWAYS : isIn(open, place) ? compile(predicate, compiler) : Probe.NEVER;
    }

    private Probe compile(Predicate predicate, Compiler compiler) {
        return compiler.compile(Residue.of(predicate, given));
    }

    /** What is known of packets that end up here, for predicates that are not folded, too. */
    Given exact() {
        return exact;
    }

    /** What was noted; null where nothing was. */
    public @Nullable Object note() {
        return note;
    }

    /** Notes what is to be done with packets that end up here. */
    public void note(Object made) {
        note = made;
    }
}
