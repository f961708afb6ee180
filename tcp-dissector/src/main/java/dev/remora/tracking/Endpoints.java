package dev.remora.tracking;

import dev.remora.internet.Ipv4;
import dev.remora.internet.Ipv6;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/** Reads addresses of IP layers into keys. Allocates nothing. */
final class Endpoints {
    private static final int IPV4_SOURCE = 12;     // octets from the start of the header
    private static final int IPV6_SOURCE = 8;

    private Endpoints() {}

    /** Whether a layer has addresses that keys are made of. */
    static boolean areIn(Packet packet, int layer) {
        return packet.is(layer, Ipv4.PROTOCOL) || packet.is(layer, Ipv6.PROTOCOL);
    }

    /** Index of the outermost layer that has addresses, or {@link Packet#ABSENT}. */
    static int outermost(Packet packet) {
        for (int layer = 0; layer < packet.layers(); layer++)
            if (areIn(packet, layer))
                return layer;
        return Packet.ABSENT;
    }

    /** Position of the source or destination address of a network layer; where a packet has yet to pass other hops, that of the last one. */
    static int address(Packet packet, int network, boolean source) {
        if (packet.is(network, Ipv4.PROTOCOL))
            return source ? packet.at(network) + IPV4_SOURCE : Ipv4.destination(packet, network);
        return source ? packet.at(network) + IPV6_SOURCE : Ipv6.destination(packet, network);
    }

    /** Sets the key of a packet's connection. */
    static void key(Key key, Packet packet, int network, int protocol, int sourcePort, int destinationPort, int identifier) {
        Frame frame = packet.frame();
        int at = packet.at(network);
        if (packet.is(network, Ipv4.PROTOCOL))
            key.ofIpv4(protocol, frame.u32(at + IPV4_SOURCE), frame.u32(Ipv4.destination(packet, network)), sourcePort, destinationPort, identifier);
        else
            key.ofIpv6(protocol, frame, at + IPV6_SOURCE, Ipv6.destination(packet, network), sourcePort, destinationPort, identifier);
    }
}
