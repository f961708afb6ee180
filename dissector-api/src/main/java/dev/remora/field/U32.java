package dev.remora.field;

import dev.remora.packet.Packet;

/** An unsigned number of four octets, big-endian. */
public record U32(Meta meta, Place place) implements Field.Numeric {
    /** The value; never negative. The layer must have the field. */
    public long get(Packet packet, int layer) {
        return packet.frame().u32(place.locate(packet, layer));
    }

    @Override
    public long number(Packet packet, int at) {
        return packet.frame().u32(at);
    }

    @Override
    public int width() {
        return 4;
    }

    @Override
    public Type type() {
        return Type.U32;
    }
}
