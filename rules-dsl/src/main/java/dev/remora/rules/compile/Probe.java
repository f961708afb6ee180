package dev.remora.rules.compile;

import dev.remora.packet.Packet;

/** A compiled predicate. Confined to one thread. Allocates nothing after warm-up, except for fields that are text. */
@FunctionalInterface
public interface Probe {
    /** Holds for every packet. */
    Probe ALWAYS = packet -> true;
    /** Holds for no packet. */
    Probe NEVER  = packet -> false;

    /** Whether the predicate holds for a packet. No octets make it throw; what a reader of a plug-in's field throws comes out. */
    boolean holds(Packet packet);
}
