package dev.remora.rules.fold;

import dev.remora.packet.Packet;

/** Reads the rows of a packet in several tables as one number, another one for other rows. Immutable; allocates nothing. */
abstract class Gauges {
    /**
     * The rows, as one number.
     *
     * @param first of each protocol, its first layer in the packet
     */
    abstract long rows(Packet packet, int[] first);
}
