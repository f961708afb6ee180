package dev.remora.internet;

import dev.remora.packet.Packet;

/** The IP datagram that carries a layer: whether it is all there. Allocates nothing. */
public final class Carrier {
    private Carrier() {}

    /** Whether the layer is the first fragment of a datagram that could not be put together: it says less than its own lengths do. */
    public static boolean isFragment(Packet packet, int layer) {
        int network = PseudoHeader.network(packet, layer);
        return network != Packet.ABSENT && packet.type(network) == Ipv4.PROTOCOL && packet.at(layer) <= packet.frame().length()
                && Ipv4.MF.isIn(packet, network) && Ipv4.MF.get(packet, network);
    }

    /** Whether the whole of the datagram can be read. */
    public static boolean isWhole(Packet packet, int layer) {
        int network = PseudoHeader.network(packet, layer);
        return packet.end(layer) <= packet.limit(layer) && !isFragment(packet, layer)
                && (network == Packet.ABSENT || packet.at(layer) > packet.frame().length() || packet.end(network) <= packet.limit(network));
    }
}
