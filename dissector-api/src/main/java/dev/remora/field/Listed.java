package dev.remora.field;

import dev.remora.packet.Packet;

/** A field that no place describes: text, or any number of values that code reads by hand. */
public record Listed(Meta meta, Type type, Reader reader) implements Field {
    /** The code. */
    @FunctionalInterface
    public interface Reader {
        /** Adds the values of a layer; reads only what is readable. */
        void read(Packet packet, int layer, Values out);
    }

    @Override
    public void read(Packet packet, int layer, Values out) {
        reader.read(packet, layer, out);
    }

    @Override
    public boolean isIn(Packet packet, int layer) {
        Values values = new Values();
        reader.read(packet, layer, values);
        return !values.isEmpty();
    }
}
