package dev.remora.tracking;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The side objects of those connections that have one, by record number. Allocates when one is made or grows. Confined to one thread. */
final class ExtrasTable {
    private static final int MOST_RANGES = 1 << 20;    // 8 MiB beyond what each side object has

    private @Nullable Extras[] extras = new Extras[64];
    private int                spare  = MOST_RANGES;

    /** The side object of a connection; the first call makes it. */
    Extras of(Connection c) {
        int record = c.record();
        if (record >= extras.length)
            extras = Arrays.copyOf(extras, Math.max(record + 1, extras.length * 2));
        Extras own = extras[record];
        if (own == null || !c.is(Flags.EXTRAS)) {
            extras[record] = own = new Extras();
            c.set(Flags.EXTRAS);
        }
        return own;
    }

    /** The side object of a connection; null where it has none. */
    @Nullable
    Extras find(Connection c) {
        return c.is(Flags.EXTRAS) ? extras[c.record()] : null;
    }

    /** Makes room for more ranges behind a gap; false where there are too many, of this connection or of all. */
    boolean grow(Gaps gaps) {
        int more = gaps.room();
        if (2 * more > Gaps.MOST || more > spare)
            return false;
        spare -= more;
        gaps.grow();
        return true;
    }

    /** Notes whether the packet at hand was refused, and when the one before it came. */
    void hears(Connection c, boolean isHeard, long previous) {
        if (isHeard && !c.is(Flags.EXTRAS))
            return;
        Extras own = of(c);
        own.heardAt = isHeard ? Extras.NEVER : own.heardAt == Extras.NEVER ? previous : own.heardAt;
    }

    /** When the last packet came that was not refused: that keeps a connection, and what anybody may send does not. */
    long heardAt(Connection c) {
        Extras own = find(c);
        return own == null || own.heardAt == Extras.NEVER ? c.get(Slots.LAST) : Math.min(own.heardAt, c.get(Slots.LAST));
    }

    /** Forgets the side object of a connection that goes. */
    void drop(Connection c) {
        Extras own = find(c);
        if (own == null)
            return;
        spare += own.grown();
        extras[c.record()] = null;
    }
}
