package dev.remora.tracking;

import dev.remora.internet.Ipv4;
import dev.remora.internet.Ipv6;
import dev.remora.packet.Frame;
import dev.remora.packet.LayerType;
import dev.remora.packet.Packet;

/** Reads addresses of IP layers into keys. Allocates nothing. */
final class Endpoints {
    private static final int IPV4_SOURCE = 12;     // octets from the start of the header
    private static final int IPV6_SOURCE = 8;

    private Endpoints() {}

    /** Whether a layer has addresses that keys are made of. */
    static boolean areIn(LayerType type) {
        return type == Ipv4.PROTOCOL || type == Ipv6.PROTOCOL;
    }

    /** Position of the source or destination address of a network layer; where a packet has yet to pass other hops, that of the last one. */
    static int address(Packet packet, int network, boolean source) {
        if (packet.type(network) == Ipv4.PROTOCOL)
            return source ? packet.at(network) + IPV4_SOURCE : Ipv4.destination(packet, network);
        return source ? packet.at(network) + IPV6_SOURCE : Ipv6.destination(packet, network);
    }

    /** Sets the key of a packet's connection. */
    static void key(Key key, Packet packet, int network, int protocol, int sourcePort, int destinationPort, int identifier) {
        Frame frame = packet.frame();
        int source = address(packet, network, true);
        int destination = address(packet, network, false);
        if (packet.type(network) == Ipv4.PROTOCOL)
            key.ofIpv4(protocol, frame.u32(source), frame.u32(destination), sourcePort, destinationPort, identifier);
        else
            key.ofIpv6(protocol, frame, source, destination, sourcePort, destinationPort, identifier);
    }
}
