package dev.remora.tracking;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The side objects of those connections that have one, by record number. Allocates when one is made. Confined to one thread. */
final class ExtrasTable {
    private @Nullable Extras[] extras = new Extras[64];

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

    /** Forgets the side object of a connection that goes. */
    void drop(Connection c) {
        if (c.is(Flags.EXTRAS))
            extras[c.record()] = null;
    }
}
