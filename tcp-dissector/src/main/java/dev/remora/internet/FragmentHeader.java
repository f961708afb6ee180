package dev.remora.internet;

import static dev.remora.field.Attr.hex;

import dev.remora.dissect.Dissection;
import dev.remora.field.Bits;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U32;
import dev.remora.field.U8;
import dev.remora.packet.Packet;

/** Which part of an IPv6 datagram this fragment is. */
public final class FragmentHeader {
    private static final Header H = Header.of("ipv6.fraghdr", "Fragment Header for IPv6", "RFC 8200 section 4.5");

    public static final U8   NXT            = H.u8("nxt", "Next header");
    public static final U8   RESERVED_OCTET = H.u8("reserved_octet", "Reserved octet", hex());
    public static final Bits OFFSET         = H.bits(Type.U16, 13, "offset", "Offset");
    public static final Bits RESERVED_BITS  = H.bits(Type.U16, 2, "reserved_bits", "Reserved bits");
    public static final Flag MORE           = H.flag("more", "More Fragments");
    public static final U32  IDENT          = H.u32("ident", "Identification", hex());

    public static final Protocol PROTOCOL = H.end(8);

    private FragmentHeader() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        Packet packet = d.packet();
        int layer = d.layer();
        packet.headerEnd(layer, at + 8);
        if (OFFSET.get(packet, layer) == 0)
            d.next(Ipv4.PROTOCOLS, NXT.get(packet, layer), at + 8, end);
        else
            d.data(at + 8, end);
    }
}
