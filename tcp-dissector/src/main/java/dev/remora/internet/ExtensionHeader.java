package dev.remora.internet;

import dev.remora.dissect.Dissection;
import dev.remora.packet.Frame;
import dev.remora.packet.LayerType;
import dev.remora.packet.Packet;

/** What extension headers of IPv6 have in common: next header, and a length in units of 8 octets that does not count the first. */
public final class ExtensionHeader {
    private ExtensionHeader() {}

    /** Whether a layer is an extension header with a place between an IPv6 header and its payload. */
    public static boolean isOne(Packet packet, int layer) {
        LayerType type = packet.type(layer);
        return type == HopByHop.PROTOCOL || type == DestinationOptions.PROTOCOL || type == Routing.PROTOCOL || type == FragmentHeader.PROTOCOL
                || type == Shim6.PROTOCOL;
    }

    /** Whether extension headers of the same datagram may follow a layer: one of them, or the authentication header, which may stand anywhere among them (RFC 8200 section 4.1). */
    static boolean leadsOn(Packet packet, int layer) {
        return isOne(packet, layer) || packet.type(layer) == AuthenticationHeader.PROTOCOL;
    }

    /** Whether an extension header is one of those that hold options. */
    static boolean hasOptions(Packet packet, int layer) {
        LayerType type = packet.type(layer);
        return type == HopByHop.PROTOCOL || type == DestinationOptions.PROTOCOL;
    }

    /** Whether a layer that leads on has all octets that it says it has. */
    static boolean isWhole(Packet packet, int layer) {
        int at = packet.at(layer);
        if (packet.type(layer) == FragmentHeader.PROTOCOL)
            return FragmentHeader.IDENT.isIn(packet, layer);
        return at + 2 <= packet.limit(layer) && at + length(packet.frame(), at, packet.type(layer) == AuthenticationHeader.PROTOCOL) <= packet.limit(layer);
    }

    /** Octets of an extension header, as its second octet says: an authentication header counts in units of four, without the first two. */
    static int length(Frame frame, int at, boolean isAuthentication) {
        int length = frame.u8(at + 1);
        return isAuthentication ? (length + 2) * 4 : (length + 1) * 8;
    }

    /** Sets where the header of the innermost layer ends, and goes on if it is whole. */
    static void payload(Dissection d, int at, int end) {
        Packet packet = d.packet();
        int layer = d.layer();
        int payload = at + length(d.frame(), at, false);
        packet.headerEnd(layer, payload);
        if (payload <= packet.limit(layer) && payload <= end)
            Ipv6.next(d, d.frame().u8(at), payload, end);
    }
}
