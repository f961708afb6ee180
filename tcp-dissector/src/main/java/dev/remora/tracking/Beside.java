package dev.remora.tracking;

import org.jspecify.annotations.Nullable;

/** What lies beside a connection's record: where it is, at the front of the record, so that what packets need lies together. */
class Beside {
    private static final long[] NONE = {};

    final int number;
    @Nullable
    Extras    extras;           // what few connections need
    long[]    addresses = NONE; // the lower and the higher IPv6 address, two numbers each

    Beside(int number) {
        this.number = number;
    }

    /** Takes IPv6 addresses. */
    final void wide(long[] wide) {
        if (addresses.length == 0)
            addresses = wide.clone();
        else
            System.arraycopy(wide, 0, addresses, 0, wide.length);
    }

    /** What few connections need beside their record; the first call makes it. */
    final Extras extras() {
        Extras own = extras;
        if (own == null)
            extras = own = new Extras();
        return own;
    }

    /** Loads it. Returns something of it. */
    final long loadBeside() {
        Extras own = extras;
        return (addresses.length == 0 ? 0 : addresses[0]) + (own == null ? 0 : own.heardAt);
    }
}
