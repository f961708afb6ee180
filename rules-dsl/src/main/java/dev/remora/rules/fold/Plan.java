package dev.remora.rules.fold;

import dev.remora.field.Presence;
import dev.remora.field.Protocol;
import dev.remora.packet.Packet;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is left of all predicates for packets of one shape: the tables that tell them apart, and the tree of what came of it. Confined to one thread. */
final class Plan {
    private static final int MOST_TABLES = 24;
    private static final int MOST_NODES  = 1024;
    private static final int ROOM        = 256;             // of a node, about, with what is noted there
    private static final int CODE        = 16_384;          // room of a shortcut

    private final List<Guarded> guarded;
    private final Given         given;
    private final Budget        budget;
    private final int           patience;        // packets that go the whole way before it is cut short
    private final int[]         open;
    private final Table[]       tables;
    private final long[][]      asking;          // of each table, whom it can tell something of
    private final Node          root;

    private final Map<LongBuffer, Node> settled = new HashMap<>();    // where nothing is undecided, by what holds

    private int                nodes;
    private @Nullable Shortcut shortcut;

    private Plan(List<Guarded> guarded, Protocol[] protocols, Given given, Ruler ruler, Budget budget, int patience) {
        this.guarded = guarded;
        this.given = given;
        this.budget = budget;
        this.patience = patience;
        open = IntStream.range(0, guarded.size()).filter(place -> judge(place, given) != Truth.FALSE).toArray();
        tables = new Tables(this, List.of(protocols), ruler).all().stream().limit(MOST_TABLES).sorted(Comparator.comparing(Table::isDear)).toArray(Table[]::new);
        asking = Arrays.stream(tables).map(table -> set(table.asking())).toArray(long[][]::new);
        root = Node.root(this);
    }

    /** The plan for packets of a shape: two bits for each protocol, how many layers they have of it, and {@link Fold#SOUND}. */
    static Plan of(List<Guarded> guarded, Protocol[] protocols, long shape, Ruler ruler, Budget budget, int patience) {
        Map<Protocol, Integer> layers = new HashMap<>();
        for (int i = 0; i < protocols.length; i++)
            layers.put(protocols[i], (int) (shape >>> 2 * i & 3));
        Given given = Given.of(layers);
        Given known = (shape & Fold.SOUND) == 0 ? given : given.with(field -> field instanceof Presence ? Given.ABSENT : Given.OPEN);
        return new Plan(guarded, protocols, known, ruler, budget, patience);
    }

    /** Where a packet of this shape ends up. */
    Node find(Packet packet, int[] first) {
        Shortcut known = shortcut;
        if (known == null) {
            if (root.visits() == patience)
                shorten();
            return walk(packet, first);
        }
        Node end = known.find(packet, first);
        return end == null ? miss(known, packet, first) : end;
    }

    private void shorten() {
        shortcut = Shortcut.of(root, tables);
        budget.spend(CODE);
    }

    private Node miss(Shortcut known, Packet packet, int[] first) {
        Node end = walk(packet, first);
        known.add(packet, first, end);
        if (known.missed() % patience == 0)
            revise(known);
        return end;
    }

    private void revise(Shortcut known) {
        Shortcut revised = known.revised(root, tables);
        if (revised != known)
            budget.spend(CODE);
        shortcut = revised;
    }

    private Node walk(Packet packet, int[] first) {
        Node node = root;
        Node next = root;
        while (next != null) {
            node = next;
            next = node.next(packet, first);
        }
        return node;
    }

    /** The first node where the same holds as at this one, and nothing is undecided. */
    Node twin(Node of) {
        return settled.computeIfAbsent(LongBuffer.wrap(of.open()), any -> of);
    }

    /** Whether there may be one node more, with sets of so many numbers; it is counted. */
    boolean grow(int numbers) {
        if (nodes == MOST_NODES)
            return false;
        nodes++;
        budget.spend(3L * numbers + ROOM);
        return true;
    }

    Table[] tables() {
        return tables;
    }

    /** Whether a table can tell something of a predicate of a set. */
    boolean isAsked(int table, long[] of) {
        long[] set = asking[table];
        for (int i = 0; i < set.length; i++)
            if ((set[i] & of[i]) != 0)
                return true;
        return false;
    }

    /** Whether a table can tell something of a predicate. */
    boolean isAsked(int table, int place) {
        return (asking[table][place >> 6] >>> place & 1) != 0;
    }

    /** What is known of packets of this shape. */
    Given given() {
        return given;
    }

    /** How many layers of a protocol packets of this shape have: 0, 1, 2, 3 for more; -1 where that is not known. */
    int count(Protocol protocol) {
        return given.count(protocol);
    }

    /** Places of the predicates that the shape leaves open. */
    int[] open() {
        return open;
    }

    Guarded guarded(int place) {
        return guarded.get(place);
    }

    Truth judge(int place, Given known) {
        return guarded.get(place).guess().judge(known);
    }

    /** These places as a set. */
    long[] set(int[] places) {
        long[] set = new long[(guarded.size() + 63) / 64];
        for (int place : places)
            set[place >> 6] |= 1L << place;
        return set;
    }

    /** What is left when more is known, of the predicates that ask for it, and all others. */
    long[] set(int[] asking, Given more) {
        long[] set = set(open);
        for (int place : asking)
            if (judge(place, more) == Truth.FALSE)
                set[place >> 6] &= ~(1L << place);
        budget.spend(set.length);
        return set;
    }
}
