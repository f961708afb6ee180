package dev.remora.field;

import dev.remora.packet.Packet;

/**
 * Octets of variable length.
 *
 * @param type   {@link Type#BYTES}, or {@link Type#PROTOCOL} for the span of a protocol or option
 * @param length how many, at a place
 */
public record Octets(Meta meta, Type type, Place place, Place.Length length) implements Field.Placed {
    @Override
    public int octets(Packet packet, int layer, int at) {
        return Math.max(0, length.of(packet, layer, at));          // where a header is cut, or claims too little, nothing is left
    }

    @Override
    public void add(Packet packet, int layer, int at, Values out) {
        out.addOctets(at, octets(packet, layer, at));
    }
}
