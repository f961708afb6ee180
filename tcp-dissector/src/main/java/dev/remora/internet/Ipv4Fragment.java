package dev.remora.internet;

import dev.remora.dissect.Dissection;
import dev.remora.link.Vlan;
import dev.remora.packet.Packet;
import dev.remora.reassembly.Fragment;
import dev.remora.reassembly.Reassembly;
import dev.remora.reassembly.ReassemblySettings;

/**
 * The payload of an IPv4 fragment: handed to reassembly if it is whole and the header's checksum is right.
 *
 * <p>Otherwise a first fragment is dissected as far as it goes, and any other is data. A quoted fragment is an old one and not offered again.
 */
final class Ipv4Fragment {
    private Ipv4Fragment() {}

    /** Whether a datagram is a fragment: RFC 791 section 3.2. */
    static boolean isOne(Packet packet, int layer) {
        return Ipv4.FRAG_OFFSET.get(packet, layer) != 0 || Ipv4.MF.get(packet, layer);
    }

    static void dissect(Dissection d, int layer, int payload) {
        Packet packet = d.packet();
        int end = packet.end(layer);
        if (isOffered(d, layer, end))
            offer(d, layer, payload, end);
        else if (Ipv4.FRAG_OFFSET.get(packet, layer) == 0)
            d.next(Ipv4.PROTOCOLS, Ipv4.PROTO.get(packet, layer), payload, end);
        else
            d.data(payload, end);
    }

    private static boolean isOffered(Dissection d, int layer, int end) {
        Packet packet = d.packet();
        return packet.limit(layer) == end && packet.at(layer) + d.frame().u16(packet.at(layer) + 2) <= end
                && !d.isQuoted() && d.settings().value(ReassemblySettings.ENABLED) && Ipv4.hasGoodChecksum(packet, layer);
    }

    private static void offer(Dissection d, int layer, int payload, int end) {
        Packet packet = d.packet();
        int protocol = Ipv4.PROTO.get(packet, layer);
        int offset = Ipv4.FRAG_OFFSET.get(packet, layer) * 8;
        Fragment fragment = Reassembly.fragment(d)
                .octets(d.frame(), payload, end - payload)
                .place(offset, Ipv4.MF.get(packet, layer), protocol)
                .ipv4(packet.at(layer) + 12, Ipv4.ID.get(packet, layer), context(packet, layer, protocol));
        int position = Reassembly.offer(d, fragment, offset == 0 ? TransportHeader.octets(d.frame(), protocol, payload, end) : 0);
        if (position == Reassembly.INCOMPLETE)
            d.data(payload, end);
        else
            d.next(Ipv4.PROTOCOLS, protocol, position, position + Reassembly.length(packet, layer));
    }

    /** What beside addresses and identification is the same in all fragments: protocol, and the virtual LAN if there is one. */
    private static long context(Packet packet, int layer, int protocol) {
        int vlan = layer;
        while (vlan >= 0 && packet.type(vlan) != Vlan.PROTOCOL)
            vlan--;
        return vlan < 0 ? protocol : (long) (Vlan.ID.get(packet, vlan) + 1) << 8 | protocol;
    }
}
