package dev.remora.field;

import dev.remora.packet.Packet;

/**
 * An unsigned number of some bits, which may be counted in units: a header length in words of four octets.
 *
 * @param type   how wide filters take it to be; the container of the bits if nothing else is said
 * @param width  octets that contain the bits; 1 to 4
 * @param shift  bits behind it in the container
 * @param mask   its bits, at the low end
 * @param factor what one of it counts for
 */
public record Bits(Meta meta, Type type, Place place, int width, int shift, int mask, int factor) implements Field.Numeric {
    /** The value, in the unit of the field. The layer must have the field. */
    public int get(Packet packet, int layer) {
        return at(packet, place.locate(packet, layer));
    }

    @Override
    public long number(Packet packet, int at) {
        return at(packet, at);
    }

    private int at(Packet packet, int at) {
        int container = switch (width) {
            case 1 -> packet.frame().u8(at);
            case 2 -> packet.frame().u16(at);
            case 3 -> packet.frame().u24(at);
            default -> packet.frame().i32(at);
        };
        return ((container >>> shift) & mask) * factor;
    }
}
