package dev.remora.field;

import dev.remora.packet.Packet;

/** An unsigned number of three octets, big-endian. */
public record U24(Meta meta, Place place) implements Field.Numeric {
    /** The value; 0 to 16,777,215. The layer must have the field. */
    public int get(Packet packet, int layer) {
        return packet.frame().u24(place.locate(packet, layer));
    }

    @Override
    public long number(Packet packet, int at) {
        return packet.frame().u24(at);
    }

    @Override
    public int width() {
        return 3;
    }

    @Override
    public Type type() {
        return Type.U24;
    }
}
