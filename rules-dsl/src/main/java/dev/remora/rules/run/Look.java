package dev.remora.rules.run;

import dev.remora.packet.Packet;

/**
 * A compiled rule as stage 1 sees it. Confined to one thread. Allocates nothing after warm-up.
 *
 * <p>A class and not an interface, as {@link Keeper} is.
 */
abstract class Look {
    /** Whether the rule makes something of a packet; what it is goes into the match. */
    abstract boolean at(Packet packet, Match match);
}
