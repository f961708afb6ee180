package dev.remora.field;

import dev.remora.packet.Packet;

/** An unsigned number of eight octets, big-endian. */
public record U64(Meta meta, Place place) implements Field.Numeric {
    /** The value; all 64 bits, so negative from 2^63 on. The layer must have the field. */
    public long get(Packet packet, int layer) {
        return packet.frame().u64(place.locate(packet, layer));
    }

    @Override
    public long number(Packet packet, int at) {
        return packet.frame().u64(at);
    }

    @Override
    public int width() {
        return 8;
    }

    @Override
    public Type type() {
        return Type.U64;
    }
}
