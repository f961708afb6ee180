package dev.remora.field;

import dev.remora.packet.Packet;

/** An unsigned number of one octet. */
public record U8(Meta meta, Place place) implements Field.Numeric {
    /** The value; 0 to 255. The layer must have the field. */
    public int get(Packet packet, int layer) {
        return packet.frame().u8(place.locate(packet, layer));
    }

    @Override
    public long number(Packet packet, int at) {
        return packet.frame().u8(at);
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public Type type() {
        return Type.U8;
    }
}
