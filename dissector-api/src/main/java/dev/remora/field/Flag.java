package dev.remora.field;

import dev.remora.packet.Packet;

/**
 * One bit, or some bits of which any will do.
 *
 * @param mask the bit in its octet, or the bits
 */
public record Flag(Meta meta, Place place, int mask) implements Field.Numeric {
    /** Whether the bit is set. The layer must have the field. */
    public boolean get(Packet packet, int layer) {
        return number(packet, place.locate(packet, layer)) != 0;
    }

    /** 1 where the bit is set, 0 where not. */
    @Override
    public long number(Packet packet, int at) {
        return (packet.frame().u8(at) & mask) != 0 ? 1 : 0;
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public Type type() {
        return Type.BOOL;
    }
}
