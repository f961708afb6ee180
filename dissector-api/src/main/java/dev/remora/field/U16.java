package dev.remora.field;

import dev.remora.packet.Packet;

/** An unsigned number of two octets, big-endian. */
public record U16(Meta meta, Place place) implements Field.Numeric {
    /** The value; 0 to 65,535. The layer must have the field. */
    public int get(Packet packet, int layer) {
        return packet.frame().u16(place.locate(packet, layer));
    }

    @Override
    public long number(Packet packet, int at) {
        return packet.frame().u16(at);
    }

    @Override
    public int width() {
        return 2;
    }

    @Override
    public Type type() {
        return Type.U16;
    }
}
