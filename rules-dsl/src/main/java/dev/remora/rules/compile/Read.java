package dev.remora.rules.compile;

import dev.remora.packet.Packet;
import dev.remora.rules.type.Occurrences;

/** A compiled operand. Confined to one thread. Allocates nothing after warm-up, except for fields that are text. */
@FunctionalInterface
public interface Read {
    /** Adds all values that the operand has in a packet. */
    void read(Packet packet, Occurrences out);
}
