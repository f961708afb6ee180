package dev.remora.rules.run;

import dev.remora.packet.Packet;

/** A compiled rule as stage 1 sees it. Confined to one thread. Allocates nothing after warm-up. */
@FunctionalInterface
interface Look {
    /** Whether the rule makes something of a packet; what it is goes into the match. */
    boolean at(Packet packet, Match match);
}
