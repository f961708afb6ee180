package dev.remora.rules.fold;

import dev.remora.field.Catalogue;
import dev.remora.field.Protocol;
import dev.remora.packet.LayerType;
import dev.remora.packet.Packet;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Operands;
import dev.remora.rules.type.Predicate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of many predicates can still hold for a packet, by a few plain numbers of it.
 *
 * <p>Packets are told apart by how many layers they have of the protocols that the predicates speak of, and by whether anything was wrong with them; for each such
 * shape there is a {@link Plan}, made when it is first seen. A plan has a {@link Table} for each plain number that the predicates ask for, flags, types, codes,
 * ports, addresses, lengths, and a tree of
 * {@link Node nodes} that asks one after the other: an automaton that is made as packets come, and that has nothing left to ask after a few steps. Once many packets
 * of a shape have come, most take a {@link Shortcut} through it.
 *
 * <p>Exact in one direction: a predicate that is not left does not hold. Confined to one thread. Allocates nothing but plans, nodes and rows that are needed for
 * the first time; when they have come to take {@link Budget#MOST} numbers, all are forgotten and made anew as packets ask for them.
 */
public final class Fold {
    /** Nothing was wrong with packets of a shape. */
    static final long SOUND = 1L << 62;

    private static final int  PLANS     = 256;
    private static final int  PROBES    = 8;
    private static final int  LAYERINGS = 64;
    private static final int  PATIENCE  = 10_000;                   // packets of a shape before code is made for them
    private static final int  PROTOCOLS = 31;                       // two bits each in a shape
    private static final int  MORE      = 3;                        // layers of a protocol: this many are not told from more
    private static final long MIX       = 0x9E37_79B9_7F4A_7C15L;   // 2^64 divided by the golden ratio, Knuth 6.4

    private final int                   patience;
    private final List<Guarded>         guarded;
    private final Protocol[]            protocols;
    private final @Nullable LayerType[] keys      = new LayerType[128];
    private final byte[]                places    = new byte[128];             // of a key, index of its protocol
    private final Ruler                 ruler     = new Ruler();
    private final Budget                budget    = new Budget();
    private final long[]                shapes    = new long[PLANS];
    private final @Nullable Plan[]      plans     = new Plan[PLANS];
    private final long[]                left;
    private int                         victim;
    private final Layering[]            layerings = Stream.generate(() -> new Layering(PROTOCOLS)).limit(LAYERINGS).toArray(Layering[]::new);    // as met last
    private Layering                    layering  = layerings[0];                  // of the packet at hand

    /**
     * The fold of these predicates.
     *
     * @param groups each a predicate, or several of which one is enough; empty: always holds
     */
    public Fold(List<List<Predicate>> groups) {
        this(groups, PATIENCE);
    }

    /** The same, where the way is cut short for packets of a shape after so many of them. */
    Fold(List<List<Predicate>> groups, int patience) {
        this.patience = patience;
        guarded = groups.stream().map(Guarded::of).toList();
        left = new long[(groups.size() + 63) / 64];
        protocols = protocols(groups.stream().flatMap(List::stream).toList()).stream().limit(PROTOCOLS).toArray(Protocol[]::new);
        for (int i = 0; i < protocols.length; i++) {
            int slot = slot(protocols[i]);
            keys[slot] = protocols[i];
            places[slot] = (byte) i;
        }
    }

    private static Set<Protocol> protocols(List<Predicate> predicates) {
        Set<Protocol> protocols = new LinkedHashSet<>();
        for (Predicate predicate : predicates)
            for (Operand.FieldOf field : fields(predicate))
                for (Catalogue.Member member : field.entry().members())
                    protocols.add(member.protocol());
        return protocols;
    }

    private static List<Operand.FieldOf> fields(Predicate predicate) {
        List<Operand.FieldOf> fields = new ArrayList<>();
        Operands.walk(predicate, operand -> {
            if (operand instanceof Operand.FieldOf field)
                fields.add(field);
        });
        return fields;
    }

    // Where a layer's type is among the keys, or would be.
    private int slot(LayerType type) {
        int slot = System.identityHashCode(type) & keys.length - 1;
        while (keys[slot] != null && keys[slot] != type)
            slot = slot + 1 & keys.length - 1;
        return slot;
    }

    /** Where a packet ends up: with all others about which so much the same is known. */
    public Node find(Packet packet) {
        if (budget.isOverdrawn()) {
            Arrays.fill(plans, null);
            for (Layering known : layerings)
                known.plan = null;
            budget.renew();
        }
        layering = layering(packet);
        return plan(layering, packet).find(packet, layering.first);
    }

    /**
     * The predicates that can still hold for the packet that {@link #find} was last asked about, by their place: bit {@code i % 64} of number {@code i / 64}.
     * Reused: holds until the next call.
     */
    public long[] left(Packet packet, Node found) {
        found.narrow(packet, layering.first, left);
        return left;
    }

    private Layering layering(Packet packet) {
        int layers = packet.layers();
        int home = layers == 0 ? 0 : System.identityHashCode(packet.type(layers - 1)) + layers;
        for (int i = 0; i < PROBES; i++) {
            Layering known = layerings[home + i & LAYERINGS - 1];
            if (known.fits(packet))
                return known;
        }
        Layering made = layerings[home + victim++ % PROBES & LAYERINGS - 1];
        made.become(packet);
        return made;
    }

    private Plan plan(Layering of, Packet packet) {
        Plan known = of.plan;
        if (known != null)
            return known;
        Plan found = plan(shape(packet, of.first));
        of.plan = found;
        return found;
    }

    private long shape(Packet packet, int[] first) {
        long shape = packet.anomalyCount() == 0 ? SOUND : 0;
        for (int layer = 0; layer < packet.layers(); layer++) {
            int slot = slot(packet.type(layer));
            if (keys[slot] == null)
                continue;
            int place = places[slot];
            long count = shape >>> 2 * place & 3;
            if (count == 0)
                first[place] = layer;
            if (count < MORE)
                shape += 1L << 2 * place;
        }
        return shape;
    }

    private Plan plan(long shape) {
        int home = (int) (shape * MIX >>> 56);
        for (int i = 0; i < PROBES; i++) {
            int slot = home + i & PLANS - 1;
            Plan plan = plans[slot];
            if (plan == null)
                return make(shape, slot);
            if (shapes[slot] == shape)
                return plan;
        }
        return make(shape, home + victim++ % PROBES & PLANS - 1);
    }

    private Plan make(long shape, int slot) {
        Plan plan = Plan.of(guarded, protocols, shape, ruler, budget, patience);
        shapes[slot] = shape;
        plans[slot] = plan;
        return plan;
    }

    @Override
    public String toString() {
        return guarded.size() + " predicates of " + Arrays.toString(protocols);
    }
}
