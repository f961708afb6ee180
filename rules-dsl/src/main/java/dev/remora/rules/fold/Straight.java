package dev.remora.rules.fold;

import dev.remora.packet.Packet;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template: {@link Copies} makes a hidden copy of this class for gauges that many packets are asked by, and they are constants of the copy. So is all that they are
 * made of, since the virtual machine trusts what records hold: it compiles {@link #rows} to the loads and comparisons that are left, without a call.
 *
 * <p>Not to be used itself: it has nobody to ask. Immutable; allocates nothing.
 */
final class Straight extends Gauges {
    /** Gauges of one copy at most. */
    static final int MOST = 12;

    private static final List<Gauge> GAUGES = given();

    private static final @Nullable Gauge A = at(0);
    private static final @Nullable Gauge B = at(1);
    private static final @Nullable Gauge C = at(2);
    private static final @Nullable Gauge D = at(3);
    private static final @Nullable Gauge E = at(4);
    private static final @Nullable Gauge F = at(5);
    private static final @Nullable Gauge G = at(6);
    private static final @Nullable Gauge H = at(7);
    private static final @Nullable Gauge I = at(8);
    private static final @Nullable Gauge J = at(9);
    private static final @Nullable Gauge K = at(10);
    private static final @Nullable Gauge L = at(11);

    Straight() {}

    @SuppressWarnings("unchecked") // it is what Copies gives
    private static List<Gauge> given() {
        try {
            return MethodHandles.classData(MethodHandles.lookup(), "_", List.class);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Gauge at(int index) {
        return index < GAUGES.size() ? GAUGES.get(index) : null;
    }

    @Override
    long rows(Packet packet, int[] first) {
        long rows = 0;
        rows = rows(rows, A, packet, first);
        rows = rows(rows, B, packet, first);
        rows = rows(rows, C, packet, first);
        rows = rows(rows, D, packet, first);
        rows = rows(rows, E, packet, first);
        rows = rows(rows, F, packet, first);
        rows = rows(rows, G, packet, first);
        rows = rows(rows, H, packet, first);
        rows = rows(rows, I, packet, first);
        rows = rows(rows, J, packet, first);
        rows = rows(rows, K, packet, first);
        return rows(rows, L, packet, first);
    }

    // Each number by itself: what reads two may have become too large to be put in place of a call before packets come here.
    private static long rows(long before, @Nullable Gauge gauge, Packet packet, int[] first) {
        return gauge == null ? before : before * gauge.height() + gauge.row(gauge.one(packet, first), gauge.other(packet, first));
    }
}
