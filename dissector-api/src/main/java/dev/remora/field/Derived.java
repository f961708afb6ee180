package dev.remora.field;

import dev.remora.packet.Packet;

/**
 * A number that is computed from a layer, at most one a layer: a length without its header, a checksum's status.
 *
 * @param place where the octets are that it is said of; {@link Place.At#NOWHERE} if no octets are
 * @param width how many they are
 */
public record Derived(Meta meta, Type type, Value value, Place place, int width) implements Field {
    /** What {@link Value#of} returns where the field is absent. */
    public static final long ABSENT = Long.MIN_VALUE;

    /** The computation. Allocates nothing. */
    @FunctionalInterface
    public interface Value {
        /** The number (0 or 1 for a flag, nanoseconds for a time, bits of a {@code double}), or {@link #ABSENT}. */
        long of(Packet packet, int layer);
    }

    @Override
    public void read(Packet packet, int layer, Values out) {
        long number = value.of(packet, layer);
        if (number == ABSENT)
            return;
        int at = place.find(packet, layer);
        if (at == Place.ABSENT)
            out.add(number);
        else
            out.add(number, at, width);
    }

    @Override
    public boolean isIn(Packet packet, int layer) {
        return value.of(packet, layer) != ABSENT;
    }
}
