package dev.remora.cli;

import dev.remora.packet.Packet;
import dev.remora.tree.TextBuffer;

/** What is shown of each packet: a line, a tree, chosen fields. */
interface PacketView {
    /** What comes before the first packet. */
    default void begin(TextBuffer out) {}

    /** What is shown of a packet. */
    void show(Packet packet, TextBuffer out);
}
