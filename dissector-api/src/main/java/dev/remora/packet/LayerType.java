package dev.remora.packet;

/**
 * What a layer is an instance of, by identity: one constant for each protocol.
 *
 * <p>{@code dev.remora.field.Protocol} is the one implementation; this interface keeps the packet free of field descriptions.
 */
public interface LayerType {
    /** Name in filters and in {@code frame.protocols}, as Wireshark has it: {@code tcp}. */
    String name();

    /** What a layer of this type contributes to {@code frame.protocols}: its name, and perhaps what leads on from it ({@code eth:ethertype}). */
    default String path(Packet packet, int layer) {
        return name();
    }
}
