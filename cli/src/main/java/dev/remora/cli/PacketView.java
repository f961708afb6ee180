package dev.remora.cli;

import dev.remora.packet.Packet;
import dev.remora.tree.TextBuffer;

/** What is shown of each packet: a line, a tree, chosen fields. */
interface PacketView {
    /** What comes before everything. */
    default void begin(TextBuffer out) {}

    /** What comes before the first packet of a capture: it is independent of those before it. */
    default void capture(String name, boolean isOneOfMany, TextBuffer out) {}

    /** What is shown of a packet. */
    void show(Packet packet, TextBuffer out);
}
