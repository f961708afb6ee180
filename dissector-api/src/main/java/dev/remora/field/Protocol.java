package dev.remora.field;

import dev.remora.packet.LayerType;
import dev.remora.packet.Packet;
import java.util.List;

/**
 * A protocol and its fields in wire order. Immutable; two are equal only if they are the same constant.
 *
 * @param name          name in filters: {@code tcp}
 * @param title         its full name
 * @param specification RFC and section of its header
 * @param span          the field that is the protocol itself: the octets of its header, or of all of it
 * @param fields        what its lines define
 * @param minimum       octets its fixed part takes
 * @param layout        what those octets are, for diagrams
 * @param path          what its layers contribute to {@code frame.protocols}
 */
public record Protocol(String name, String title, String specification, Octets span, List<Field> fields, int minimum, List<Cell> layout, Path path)
        implements
            LayerType {
    /**
     * A part of the fixed header.
     *
     * @param width in bits
     * @param label the RFC's words; empty for bits that no field names
     * @param name  name in filters; empty likewise
     */
    public record Cell(int width, String label, String name) {}

    /** What a layer contributes to {@code frame.protocols}. Allocates nothing. */
    @FunctionalInterface
    public interface Path {
        /** The names, joined by colons. */
        String of(Packet packet, int layer);
    }

    static Protocol of(String name, String title, String specification, List<Field> fields, List<Cell> layout) {
        Octets span = new Octets(new Meta(name, title, specification, List.of()), Type.PROTOCOL, new Place.Fixed(0), Protocol::spanOf);
        int bits = layout.stream().mapToInt(Cell::width).sum();
        return new Protocol(name, title, specification, span, List.copyOf(fields), bits / 8, List.copyOf(layout), (packet, layer) -> name);
    }

    /** This protocol, not yet used, with more than its name in {@code frame.protocols}. */
    public Protocol leading(Path newPath) {
        return new Protocol(name, title, specification, span, fields, minimum, layout, newPath);
    }

    /** This protocol, not yet used, whose value in filters is so many octets and not those of its header. */
    public Protocol spanning(Place.Length length) {
        return new Protocol(name, title, specification, new Octets(span.meta(), span.type(), span.place(), length), fields, minimum, layout, path);
    }

    /** This protocol, not yet used, whose value in filters is all of a layer, its payload included. */
    public Protocol spanningAll() {
        return spanning((packet, layer, at) -> packet.limit(layer) - at);
    }

    @Override
    public String path(Packet packet, int layer) {
        return path.of(packet, layer);
    }

    private static int spanOf(Packet packet, int layer, int at) {
        return packet.headerEnd(layer) - at;
    }

    /** The protocol of a layer. */
    public static Protocol of(Packet packet, int layer) {
        return (Protocol) packet.type(layer);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return name;
    }
}
