package dev.remora.internet;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.labels;

import dev.remora.dissect.Dissection;
import dev.remora.field.Bits;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U32;
import dev.remora.field.U8;
import dev.remora.packet.Packet;
import dev.remora.reassembly.Fragment;
import dev.remora.reassembly.Reassembly;
import dev.remora.reassembly.ReassemblyFields;
import dev.remora.reassembly.ReassemblySettings;

/**
 * Which part of an IPv6 datagram this fragment is.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |  Next header  |Reserved octet |         Offset          |res|M|
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                        Identification                         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class FragmentHeader {
    private static final Header H = Header.of("ipv6.fraghdr", "Fragment Header for IPv6", "RFC 8200 section 4.5");

    public static final U8   NXT            = H.u8("nxt", "Next header", ProtocolNumbers.NAMES);
    public static final U8   RESERVED_OCTET = H.u8("reserved_octet", "Reserved octet", hex());
    public static final Bits OFFSET         = H.bits(Type.U16, 13, "offset", "Offset");
    public static final Bits RESERVED_BITS  = H.bits(Type.U16, 2, "reserved_bits", "Reserved bits");
    public static final Flag MORE           = H.flag("more", "More Fragments", labels("Yes", "No"));
    public static final U32  IDENT          = H.u32("ident", "Identification", hex());

    static {
        ReassemblyFields.define(H.named("ipv6"), Type.NONE, "reassembled.in");
    }

    public static final Protocol PROTOCOL = H.end(8);

    private static final int  HEADER  = 8;
    private static final long CONTEXT = 1L << 32;                        // of no IPv4 fragment, even where addresses look alike

    private FragmentHeader() {}

    static void dissect(Dissection d, int at, int end) {
        boolean whole = d.push(PROTOCOL, at, end);
        Packet packet = d.packet();
        int layer = d.layer();
        if (!whole) {
            packet.distrust(layer, at);                                  // as Wireshark: all of it or nothing
            return;
        }
        packet.headerEnd(layer, at + HEADER);
        if (OFFSET.get(packet, layer) == 0 && !MORE.get(packet, layer))
            Ipv6.next(d, NXT.get(packet, layer), at + HEADER, end);      // the only one: RFC 6946
        else
            fragment(d, layer, at + HEADER, end);
    }

    private static void fragment(Dissection d, int layer, int payload, int end) {
        Packet packet = d.packet();
        int position = isOffered(d, layer, payload, end) ? offer(d, layer, payload, end) : Reassembly.INCOMPLETE;
        if (position == Reassembly.INCOMPLETE)
            d.data(payload, end);
        else
            Ipv6.next(d, Reassembly.protocol(packet, layer), position, position + Reassembly.length(packet, layer));
    }

    /** Whether the payload is whole, and so is the header before it: a payload length that goes past the frame says that it is not. */
    private static boolean isOffered(Dissection d, int layer, int payload, int end) {
        Packet packet = d.packet();
        int network = network(packet, layer);
        return payload < end && packet.limit(layer) == end && network >= 0 && !d.isQuoted() && d.settings().value(ReassemblySettings.ENABLED)
                && packet.at(network) + 40 + Ipv6.PLEN.get(packet, network) <= packet.end(network);
    }

    private static int offer(Dissection d, int layer, int payload, int end) {
        Packet packet = d.packet();
        int next = NXT.get(packet, layer);
        int offset = OFFSET.get(packet, layer) * 8;
        Fragment fragment = Reassembly.fragment(d)
                .octets(d.frame(), payload, end - payload)
                .place(offset, MORE.get(packet, layer), next)
                .ipv6(packet.at(network(packet, layer)) + 8, (int) IDENT.get(packet, layer), CONTEXT);
        return Reassembly.offer(d, fragment, offset == 0 ? TransportHeader.octets(d.frame(), next, payload, end) : 0);
    }

    /** Index of the IPv6 layer whose extension header this is, or {@link Packet#ABSENT}. */
    private static int network(Packet packet, int layer) {
        int network = layer - 1;
        while (network > 0 && ExtensionHeader.leadsOn(packet, network))
            network--;
        return packet.type(network) == Ipv6.PROTOCOL ? network : Packet.ABSENT;
    }
}
