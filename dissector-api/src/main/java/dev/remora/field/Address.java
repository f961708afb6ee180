package dev.remora.field;

import dev.remora.packet.Packet;

/**
 * An address of fixed length; a value's octets are the address, and an IPv4 address is also a number.
 *
 * @param type {@link Type#IPV4}, {@link Type#IPV6} or {@link Type#MAC}
 */
public record Address(Meta meta, Type type, Place place) implements Field.Placed {
    /** Octets of an address of this type. */
    public int width() {
        return switch (type) {
            case IPV4 -> 4;
            case IPV6 -> 16;
            default -> 6;
        };
    }

    @Override
    public int octets(Packet packet, int layer, int at) {
        return width();
    }

    @Override
    public void add(Packet packet, int layer, int at, Values out) {
        if (type == Type.IPV4)
            out.add(packet.frame().u32(at), at, 4);
        else
            out.addOctets(at, width());
    }
}
