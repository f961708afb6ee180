package dev.remora.rules.fold;

import dev.remora.packet.Packet;
import dev.remora.rules.compile.Compiler;
import dev.remora.rules.compile.Probe;
import dev.remora.rules.type.Predicate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Packets of one shape to which the tables that were asked gave the same rows: what is known of them, what is left of the predicates, and which tables to ask next.
 *
 * <p>A tree that grows where packets go. The first table is the one that tells most; whoever comes by then is asked by all tables at once that one such packet
 * had to be asked by until nothing was undecided. So three steps lead to where nearly all is known, whatever the number of tables: their answers do not wait for
 * one another, and are looked up together. What is to be done with such packets can be kept there, see {@link #note}. Where a table has too many rows to
 * branch, or a plan as many nodes as it may, the tree ends, and {@link #narrow} asks the tables that are left. Confined to one thread.
 */
public final class Node {
    private final Plan         plan;
    private final Given        given;              // for the predicates that are folded
    private final long[]       open;
    private final long[]       certain;            // of those that are open, who hold for every such packet
    private final long         asked;              // tables on the way here, a bit each
    private final int[]        rest;               // the others that can tell more
    private final boolean      isNarrow;
    private Table @Nullable [] tables;             // to ask next; none: the tree ends; null: nobody came by yet
    private int[]              indices = {};       // of these
    private final Branches     next    = new Branches();
    private long               visits;
    private @Nullable Object   note;

    private Node(Plan plan, Given given, long[] open, long[] certain, long asked) {
        this.plan = plan;
        this.given = given;
        this.open = open;
        this.certain = certain;
        this.asked = asked;
        long[] undecided = undecided();
        rest = IntStream.range(0, plan.tables().length).filter(i -> (asked >>> i & 1) == 0 && plan.isAsked(i, undecided)).toArray();
        isNarrow = rest.length > 0;
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
        return new Node(plan, plan.given(), open, plan.set(certain), 0);
    }

    /** Where a packet goes from here; null where the tree ends. */
    @Nullable
    Node next(Packet packet, int[] first) {
        visits++;
        Table[] asks = tables;
        if (asks == null)
            asks = settle(packet, first);
        if (asks.length == 0)
            return null;
        long rows = 0;
        for (Table table : asks)
            rows = rows * table.height() + table.of(packet, first);
        Node there = next.find(rows, 0);
        return there == null ? grow(rows, packet, first) : there;
    }

    /** How many packets came by. */
    long visits() {
        return visits;
    }

    /** Counts for each table how many packets it was asked of from here on. */
    void count(long[] packets) {
        for (int index : indices)
            packets[index] += visits;
        next.nodes().forEach(node -> node.count(packets));
    }

    /** Whether the rows that these tables gave a packet tell that it ends up here. */
    boolean isToldBy(long tables) {
        return (asked & ~tables) == 0;
    }

    // What the first packet that comes by has to be asked until all is decided; at the start, which table tells most.
    private Table[] settle(Packet packet, int[] first) {
        List<Integer> path = new ArrayList<>();
        Node node = this;
        long rows = 1;
        int most = asked == 0 ? 1 : Long.SIZE;
        for (int best = best(packet, first); best >= 0 && path.size() < most && rows <= Long.MAX_VALUE / plan.tables()[best].height(); best = node.best(packet, first)) {
            Table table = plan.tables()[best];
            path.add(best);
            rows *= table.height();
            node = node.branch(best, table.row(packet, first));
        }
        if (asked != 0)
            path = needed(path, node, packet, first);
        indices = path.stream().mapToInt(Integer::intValue).toArray();
        tables = path.stream().map(i -> plan.tables()[i]).toArray(Table[]::new);
        return tables;
    }

    // The way to this end, without those that the others make needless for whoever gets there, the dearest first.
    private List<Integer> needed(List<Integer> path, Node end, Packet packet, int[] first) {
        List<Integer> needed = path;
        for (int i = path.size() - 1; i >= 0; i--) {
            int dropped = path.get(i);
            List<Integer> fewer = needed.stream().filter(index -> index != dropped).toList();
            Node node = this;
            for (int index : fewer)
                node = node.branch(index, plan.tables()[index].row(packet, first));
            if (node.rest.length == end.rest.length && Arrays.equals(node.undecided(), end.undecided()))
                needed = fewer;
        }
        return needed;
    }

    // The table that refutes most of what is undecided for a packet, those that are read before those that are worked out; -1: none.
    private int best(Packet packet, int[] first) {
        int best = -1;
        int most = -1;
        for (int i : rest) {
            Table table = plan.tables()[i];
            if (!table.isSmall() || best >= 0 && table.isDear() && !plan.tables()[best].isDear())
                continue;
            int refuted = refuted(table.set(table.row(packet, first)));
            if (refuted > most) {
                most = refuted;
                best = i;
            }
        }
        return best;
    }

    private int refuted(long[] left) {
        int refuted = 0;
        for (int i = 0; i < open.length; i++)
            refuted += Long.bitCount(open[i] & ~certain[i] & ~left[i]);
        return refuted;
    }

    private @Nullable Node grow(long rows, Packet packet, int[] first) {
        if (!plan.grow(open.length))
            return null;
        Node there = this;
        for (int index : indices)
            there = there.branch(index, plan.tables()[index].row(packet, first));
        next.add(rows, 0, there);
        return there;
    }

    // What a row says of the predicates that its table was made for is right of these; of all, where the table is whole.
    private Node branch(int index, int row) {
        Table asks = plan.tables()[index];
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
        return new Node(plan, asks.isWhole() ? known : given, stillOpen, nowCertain, asked | 1L << index);
    }

    private static boolean isIn(long[] set, int place) {
        return (set[place >> 6] >>> place & 1) != 0;
    }

    /** Whether {@link #narrow} can leave less than {@link #open}. */
    public boolean isNarrow() {
        return isNarrow;
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

    /**
     * The first node of the shape where as much is certain, and nothing else open, as here: what is to be done with packets that end up at either is the same. This one
     * where something is open that is not certain.
     */
    public Node twin() {
        return !isNarrow && Arrays.equals(open, certain) ? plan.twin(this) : this;
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
