package dev.remora.rules.run;

import dev.remora.packet.Packet;

/**
 * A compiled rule as stage 1 sees it. Confined to one thread. Allocates nothing after warm-up.
 *
 * <p>A class and not an interface, as {@link Keeper} is.
 */
abstract class Look {
    /** Whether it finds a later step of a sequence in each packet, and nothing else: what is known to be in the middle of none, see {@link Underway}, need not be looked at. */
    final boolean isOnlyNext;

    Look(boolean isOnlyNext) {
        this.isOnlyNext = isOnlyNext;
    }

    Look() {
        this(false);
    }

    /** Whether the rule makes something of a packet; what it is goes into the match. */
    abstract boolean at(Packet packet, Match match);
}
