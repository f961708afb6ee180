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
    private static final int MOST  = 1024;                     // ends
    private static final int FEW   = 16;                       // a node is passed often by one in so many packets
    private static final int SLACK = 1000;                     // that may go the whole way at first

    private final long     tables;                             // that are asked, a bit each
    private final Gauges   gauges;                             // of these, but for the gist
    private final boolean  isGist;
    private final Branches ends = new Branches();
    private long           packets;
    private long           missed;

    private Shortcut(long tables, List<Gauge> gauges, boolean isGist) {
        this.tables = tables;
        this.gauges = Copies.of(gauges);
        this.isGist = isGist;
    }

    /** The shortcut for packets such as came by the root of a tree until now; null where too many tables had to be asked. */
    static @Nullable Shortcut of(Node root, Table[] all) {
        long tables = root.asked(root.visits() / FEW);
        List<Table> chosen = IntStream.range(0, all.length).filter(i -> (tables >>> i & 1) != 0).mapToObj(i -> all[i]).toList();
        List<Gauge> gauges = chosen.stream().flatMap(table -> Stream.ofNullable(table.gauge)).toList();
        double rows = gauges.stream().mapToDouble(Gauge::height).reduce(1, (a, b) -> a * b);
        boolean fits = !gauges.isEmpty() && gauges.size() <= Straight.MOST && rows < Long.MAX_VALUE;
        return fits ? new Shortcut(tables, gauges, gauges.size() < chosen.size()) : null;
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
            ends.add(gauges.rows(packet, first), gist(packet), end);
    }

    /** Whether it is a detour, since most packets go the whole way all the same. */
    boolean isVain() {
        return missed > SLACK + packets / 4;
    }
}
