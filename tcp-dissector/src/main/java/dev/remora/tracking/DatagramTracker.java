package dev.remora.tracking;

import dev.remora.packet.Packet;
import dev.remora.transport.Udp;

/** Tracks exchanges of datagrams of UDP or UDP-Lite: what two endpoints send each other until both are quiet for a time. Allocates nothing for a known exchange. */
final class DatagramTracker {
    private static final int PORTS  = 4;    // octets
    private static final int HEADER = 8;

    private static final int CHECKSUM_AT = 6;

    private final Connections connections;
    private final Key         key;

    DatagramTracker(Connections connections) {
        this.connections = connections;
        this.key = connections.key();
    }

    /** Takes in a layer of UDP or UDP-Lite that lies in this network layer. */
    void track(Packet packet, int network, int layer, Tracked tracked) {
        int at = packet.at(layer);
        if (at + PORTS > packet.limit(layer) || at + HEADER > packet.end(layer))
            return;
        boolean isLite = packet.type(layer) != Udp.PROTOCOL;
        Transport transport = isLite ? Transport.UDPLITE : Transport.UDP;
        Endpoints.key(key, packet, network, transport.number(), packet.frame().u16(at), packet.frame().u16(at + 2), 0);
        if (!connections.takes(key, tracked))
            return;
        Connection c = connections.find(key);
        if (c == null)
            c = connections.open(key, packet, true, false);
        tracked.connection = c;
        int from = c.sender(key);
        answer(c, from, tracked);
        connections.count(c, from, packet, network, Math.max(0, packet.end(layer) - at - HEADER));
        History.add(c, History.DATA, from);
        if (!isLite)                                                    // hardware knows no checksum that covers a part
            connections.watch.checksum(packet, layer, Transport.UDP, CHECKSUM_AT);
        tracked.at(packet, network, layer, from);
        tracked.known = true;
        connections.listener.packet(c, packet, tracked);
    }

    /** Marks who was heard; once both were, the exchange is completed. */
    static void answer(Connection c, int from, Tracked tracked) {
        c.certainty(from, Certainty.OBSERVED);
        if (!c.is(Flags.COMPLETED) && c.hasSent(1 - from)) {
            c.set(Flags.COMPLETED);
            tracked.completed = true;
        }
    }
}
