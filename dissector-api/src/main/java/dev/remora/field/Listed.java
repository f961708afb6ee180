package dev.remora.field;

import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import java.nio.charset.StandardCharsets;

/** A field that no place describes: text, or any number of values that code reads by hand. */
public record Listed(Meta meta, Type type, Reader reader) implements Field {
    /** The code. */
    @FunctionalInterface
    public interface Reader {
        /** Adds the values of a layer; reads only what is readable. */
        void read(Packet packet, int layer, Values out);
    }

    /** The text in UTF-8 in so many octets, up to the first zero if there is one. For readers. Allocates. */
    public static String text(Frame frame, int at, int length) {
        int used = 0;
        while (used < length && frame.u8(at + used) != 0)
            used++;
        return new String(frame.octets(at, used), StandardCharsets.UTF_8);
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
