package dev.remora.dissect;

import dev.remora.field.Protocol;

/** A library of protocols, found by {@link java.util.ServiceLoader}. */
public interface Provider {
    /** Adds its protocols and says which table entries lead to them. */
    void provide(Registration to);

    /** Where a provider puts its protocols. */
    interface Registration {
        /** Makes the fields of a protocol known. */
        Registration protocol(Protocol protocol);

        /** Makes more fields of the layers of {@code protocol} known, those of {@code extension}: what tracking says of a segment, for one. */
        Registration extend(Protocol protocol, Protocol extension);

        /** Says how a packet whose innermost layer is of this protocol is told on one line. */
        Registration summary(Protocol protocol, Summary summary);

        /**
         * Makes a dissector the one for a key of a table.
         *
         * @throws IllegalArgumentException if the key has another dissector already
         */
        Registration add(Table table, int key, Dissector dissector);
    }
}
