package dev.remora.packet;

/**
 * What a layer is an instance of, by identity: one constant for each protocol.
 *
 * <p>{@code dev.remora.field.Protocol} is the one implementation; this interface keeps the packet free of field descriptions.
 */
public interface LayerType {
    /** Name in filters and in {@code frame.protocols}, as Wireshark has it: {@code tcp}. */
    String name();
}
