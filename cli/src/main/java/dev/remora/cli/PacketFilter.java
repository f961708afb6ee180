package dev.remora.cli;

import dev.remora.packet.Packet;

/** Chooses packets. */
@FunctionalInterface
interface PacketFilter {
    /** Takes every packet. */
    PacketFilter ALL = packet -> true;

    /** Whether this packet is chosen. */
    boolean matches(Packet packet);
}
