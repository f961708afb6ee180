package dev.remora.tree;

import dev.remora.field.Protocol;
import dev.remora.packet.Packet;
import dev.remora.packet.Severity;

/** What is wrong with a packet, in brackets at the end of its line, as Wireshark has <i>Malformed Packet</i> there. */
final class Shortcoming {
    private Shortcoming() {}

    /** The first error in the packet itself, not in what it quotes; empty where there is none. */
    static String of(Packet packet) {
        for (int i = 0; i < packet.anomalyCount(); i++)
            if (packet.anomalyCode(i).severity() == Severity.ERROR && !packet.isQuoted(packet.anomalyLayer(i)))
                return "[" + packet.anomalyCode(i).text() + "]";
        int last = packet.layers() - 1;
        int needed = Protocol.of(packet, last).minimum();
        int there = Math.max(0, Math.min(packet.end(last), packet.frame().limit(packet.at(last))) - packet.at(last));
        if (packet.isQuoted(last))
            return "";
        if (there < needed)
            return (isCut(packet, last) ? "[Cut short by the capture: " : "[Malformed: ") + there + " of " + needed + " octets of the header]";
        return isCut(packet, last) && packet.headerEnd(last) == packet.limit(last) ? "[Cut short by the capture]" : "";
    }

    // The capture has left octets out; else the packet ends before its header does.
    private static boolean isCut(Packet packet, int layer) {
        return packet.frame().length() < packet.frame().originalLength() && packet.end(layer) > packet.frame().length();
    }
}
