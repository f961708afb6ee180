package dev.remora.tunnel;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.names;

import dev.remora.dissect.Dissection;
import dev.remora.field.Bits;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U24;
import dev.remora.field.U8;

/**
 * Virtual Extensible LAN that says what it carries: the Generic Protocol Extension. Fields that VXLAN has, too, have their names of there.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |   |ver|I|P| |O|                               | Next Protocol |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |        VXLAN Network Identifier (VNI)         |               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class VxlanExtended {
    private static final Header H = Header.of("vxlan", "Virtual eXtensible Local Area Network", "draft-ietf-nvo3-vxlan-gpe-13 section 3.1");

    public static final Bits FLAGS      = H.peek().bits(Type.U16, 8, "flags", "Flags", hex());
    public static final Bits VERSION    = H.skip(2).bits(2, "ver", "Version");
    public static final Bits I          = H.bits(1, "i_bit", "Instance");
    public static final Bits P          = H.bits(1, "p_bit", "Next Protocol Bit");
    public static final Bits O          = H.skip(1).bits(1, "o_bit", "OAM bit");
    public static final U8   NEXT_PROTO = H.skip(16).u8("next_proto", "Next Protocol", names(1, "IPv4", 2, "IPv6", 3, "Ethernet", 4, "Network Service Header", 5, "MPLS"));
    public static final U24  VNI        = H.u24("vni", "VXLAN Network Identifier (VNI)");

    public static final Protocol PROTOCOL = H.skip(8).end(8);

    private VxlanExtended() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        int layer = d.layer();
        d.packet().headerEnd(layer, at + 8);
        boolean saysNext = P.get(d.packet(), layer) == 1;
        NetworkService.next(d, saysNext ? NEXT_PROTO.get(d.packet(), layer) : NetworkService.ETHERNET, at + 8, end);
    }
}
