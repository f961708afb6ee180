package dev.remora.tracking;

import dev.remora.internet.Ipv4;
import dev.remora.internet.Ipv6;
import dev.remora.packet.Frame;
import dev.remora.packet.LayerType;
import dev.remora.packet.Packet;

/** Reads addresses of IP layers into keys. Allocates nothing. */
final class Endpoints {
    private static final int IPV4_SOURCE      = 12;
    private static final int IPV4_DESTINATION = 16;
    private static final int IPV6_SOURCE      = 8;
    private static final int IPV6_DESTINATION = 24;

    private Endpoints() {}

    /** Whether a layer has addresses that keys are made of. */
    static boolean areIn(LayerType type) {
        return type == Ipv4.PROTOCOL || type == Ipv6.PROTOCOL;
    }

    /** Position of the source or destination address of a network layer. */
    static int address(Packet packet, int network, boolean source) {
        if (packet.type(network) == Ipv4.PROTOCOL)
            return packet.at(network) + (source ? IPV4_SOURCE : IPV4_DESTINATION);
        return packet.at(network) + (source ? IPV6_SOURCE : IPV6_DESTINATION);
    }

    /** Sets the key of a packet's connection. */
    static void key(Key key, Packet packet, int network, int protocol, int sourcePort, int destinationPort, int identifier) {
        Frame frame = packet.frame();
        int at = packet.at(network);
        if (packet.type(network) == Ipv4.PROTOCOL)
            key.ofIpv4(protocol, frame.u32(at + IPV4_SOURCE), frame.u32(at + IPV4_DESTINATION), sourcePort, destinationPort, identifier);
        else
            key.ofIpv6(protocol, frame, at + IPV6_SOURCE, at + IPV6_DESTINATION, sourcePort, destinationPort, identifier);
    }
}
