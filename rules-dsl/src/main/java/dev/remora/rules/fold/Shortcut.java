package dev.remora.rules.fold;

import dev.remora.packet.Packet;
import dev.remora.tracking.Gist;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way of most packets of a shape in one step: the tables that they are asked by on the way are asked together, by code made for these, and the rows lead to
 * where the tree ends. A packet with other rows than those before, or one that other tables have to be asked of, goes the whole way.
 *
 * <p>Confined to one thread.
 */
final class Shortcut {
    private static final int MOST = 1024;                     // ends
    private static final int FEW  = 16;                       // a table that one in so many packets has to be asked of is asked of all

    private final long     tables;                             // that are asked, a bit each
    private final Gauges   gauges;                             // of these, but for the gist
    private final boolean  isGist;
    private final Branches ends = new Branches();
    private long           packets;
    private long           missed;

    private Shortcut(long tables, Gauges gauges, boolean isGist) {
        this.tables = tables;
        this.gauges = gauges;
        this.isGist = isGist;
    }

    /** The shortcut for packets such as came by the root of a tree until now; null where too many tables had to be asked, or none of which code can be made. */
    static @Nullable Shortcut of(Node root, Table[] all) {
        return of(0, root, all);
    }

    // With these tables, whoever is asked by them.
    private static @Nullable Shortcut of(long always, Node root, Table[] all) {
        long[] packets = new long[all.length];
        root.count(packets);
        int[] asked = IntStream.range(0, all.length).filter(i -> (always >>> i & 1) != 0 || packets[i] >= root.visits() / FEW).toArray();
        long tables = IntStream.of(asked).mapToLong(i -> 1L << i).sum();
        List<Table> chosen = IntStream.of(asked).mapToObj(i -> all[i]).toList();
        List<Gauge> gauges = chosen.stream().flatMap(table -> Stream.ofNullable(table.gauge)).toList();
        double rows = gauges.stream().mapToDouble(Gauge::height).reduce(1, (a, b) -> a * b);
        boolean fits = !gauges.isEmpty() && gauges.size() <= Straight.MOST && rows < Long.MAX_VALUE;
        Gauges copy = fits ? Copies.of(gauges) : null;
        return copy == null ? null : new Shortcut(tables, copy, gauges.size() < chosen.size());
    }

    /** Where a packet ends up; null where that has to be found out. */
    @Nullable
    Node find(Packet packet, int[] first) {
        packets++;
        return ends.find(gauges.rows(packet, first), gist(packet));
    }

    private long gist(Packet packet) {
        return isGist ? Gist.of(packet) : 0;
    }

    /** Keeps where a packet ended up that {@link #find} did not know. */
    void add(Packet packet, int[] first, Node end) {
        missed++;
        if (ends.size() < MOST && end.isToldBy(tables))
            ends.add(gauges.rows(packet, first), gist(packet), end.twin());            // many ends are one then, and in the nearest memory
    }

    /** How many packets went the whole way. */
    long missed() {
        return missed;
    }

    /** A shortcut with the tables, too, that many of those who went the whole way were asked by; this where there are none; null where most packets went that way. */
    @Nullable
    Shortcut revised(Node root, Table[] all) {
        Shortcut other = of(tables, root, all);
        if (other != null && other.tables != tables)
            return other;
        return missed > packets / 2 ? null : this;
    }
}
