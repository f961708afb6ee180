package dev.remora.dissect;

import dev.remora.field.Protocol;

/** A library of protocols, found by {@link java.util.ServiceLoader}. */
public interface Provider {
    /** Adds its protocols, and the table entries that lead to them. */
    void provide(Registration to);

    /** Where a provider puts its protocols. */
    interface Registration {
        /** Makes the fields of a protocol known. */
        Registration protocol(Protocol protocol);

        /** Adds the fields of {@code extension} to the layers of {@code protocol}: what tracking says about a segment, for example. */
        Registration extend(Protocol protocol, Protocol extension);

        /** Sets the one-line summary of packets whose innermost layer is of this protocol. */
        Registration summary(Protocol protocol, Summary summary);

        /**
         * Makes a dissector the one for a key of a table.
         *
         * @throws IllegalArgumentException if the key has another dissector already
         */
        Registration add(Table table, int key, Dissector dissector);
    }
}
