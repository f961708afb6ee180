package dev.remora.internet;

import dev.remora.packet.Frame;
import dev.remora.packet.LayerType;
import dev.remora.packet.Packet;

/** What a transport checksum covers beside the segment: addresses, protocol and length, RFC 9293 section 3.1 and RFC 8200 section 8.1. */
public final class PseudoHeader {
    /** There is no IP layer to take addresses from. */
    public static final long ABSENT = -1;

    private PseudoHeader() {}

    /** Index of the IPv4 or IPv6 layer that carries this layer, or {@link Packet#ABSENT}. */
    public static int network(Packet packet, int layer) {
        for (int i = layer - 1; i >= 0; i--) {
            LayerType type = packet.type(i);
            if (type == Ipv4.PROTOCOL || type == Ipv6.PROTOCOL)
                return i;
        }
        return Packet.ABSENT;
    }

    /** The sum of the pseudo-header of a layer, for {@link InternetChecksum}, or {@link #ABSENT}. */
    public static long sum(Packet packet, int layer, int protocol, int length) {
        return ofNetwork(packet, network(packet, layer), protocol, length);
    }

    /** As {@link #sum}, of what this IP layer carries; {@link #ABSENT} where there is none. */
    public static long ofNetwork(Packet packet, int network, int protocol, int length) {
        if (network == Packet.ABSENT || packet.limit(network) < packet.at(network) + minimum(packet, network))
            return ABSENT;
        Frame frame = packet.frame();
        long addresses = packet.is(network, Ipv4.PROTOCOL)
                ? frame.u32(packet.at(network) + 12) + frame.u32(Ipv4.destination(packet, network))
                : InternetChecksum.sum(frame, Ipv6.source(packet, network), 16) + InternetChecksum.sum(frame, Ipv6.destination(packet, network), 16);
        return addresses + protocol + length;
    }

    private static int minimum(Packet packet, int network) {
        return packet.is(network, Ipv4.PROTOCOL) ? 20 : 40;
    }
}
