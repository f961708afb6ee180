package dev.remora.field;

import dev.remora.packet.Packet;

/**
 * A field of a protocol: where its values are, what they are, what they are called. Immutable; one constant for each line of a definition.
 *
 * <p>Two ways to read. {@link #read} suits every field and gives all occurrences with their octets. The typed {@code get} of a record
 * ({@link U16#get}) is a plain load, for code that knows that the layer is whole and the field is in it.
 */
public sealed interface Field permits Field.Placed, Derived, Listed, Presence {
    /** Its name and how it is shown. */
    Meta meta();

    /** What its values are. */
    Type type();

    /** Adds every occurrence in a layer of its protocol; none where it is absent or not readable. Allocates nothing but text. What the field's own code throws comes out here. */
    void read(Packet packet, int layer, Values out);

    /** Whether a layer has the field, readable. */
    boolean isIn(Packet packet, int layer);

    /** Full name in filters. */
    default String name() {
        return meta().name();
    }

    /** A field that is read from octets at a place. */
    sealed interface Placed extends Field permits Numeric, Address, Octets {
        /** Where the values begin. */
        Place place();

        /** Octets of the value at {@code at}. */
        int octets(Packet packet, int layer, int at);

        /** Adds the value at {@code at}, which is readable. */
        void add(Packet packet, int layer, int at, Values out);

        @Override
        default void read(Packet packet, int layer, Values out) {
            int limit = packet.limit(layer);
            for (int at = place().find(packet, layer); at != Place.ABSENT; at = place().next(packet, layer, at))
                if (at + octets(packet, layer, at) <= limit)
                    add(packet, layer, at, out);
        }

        @Override
        default boolean isIn(Packet packet, int layer) {
            int at = place().find(packet, layer);
            return at != Place.ABSENT && at + octets(packet, layer, at) <= packet.limit(layer);
        }
    }

    /** A placed field whose value is a number of at most 64 bits. */
    sealed interface Numeric extends Placed permits U8, U16, U24, U32, U64, Bits, Flag {
        /** The number at {@code at}. */
        long number(Packet packet, int at);

        /** Octets it is read from; 1 to 8. */
        int width();

        @Override
        default int octets(Packet packet, int layer, int at) {
            return width();
        }

        @Override
        default void add(Packet packet, int layer, int at, Values out) {
            out.add(number(packet, at), at, width());
        }
    }
}
