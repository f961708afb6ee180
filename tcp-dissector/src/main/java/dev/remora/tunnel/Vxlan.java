package dev.remora.tunnel;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.spec;

import dev.remora.dissect.Dissection;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.U16;
import dev.remora.field.U24;
import dev.remora.field.U8;
import dev.remora.link.Ethernet;
import dev.remora.packet.Packet;

/**
 * Virtual Extensible LAN: Ethernet frames in UDP datagrams.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |       |F|P|                   |        Group Policy ID        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |        VXLAN Network Identifier (VNI)         |               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class Vxlan {
    private static final Header H = Header.of("vxlan", "Virtual eXtensible Local Area Network", "RFC 7348 section 5");

    public static final U16  FLAGS = H.peek().u16("flags", "Flags", hex());
    public static final Flag I     = H.skip(4).flag("flag_i", "VXLAN Network ID (VNI)");
    public static final Flag P     = H.flag("p_bit", "Next Protocol Bit", spec("draft-ietf-nvo3-vxlan-gpe-13 section 3.1"));
    public static final U8   NEXT  = H.peek().skip(18).when(Vxlan::isExtended).u8("next_proto", "Next Protocol", NetworkService.NEXT_NAMES,
            spec("draft-ietf-nvo3-vxlan-gpe-13 section 3.2"));
    public static final U16  GROUP = H.skip(10).onlyIf((packet, layer) -> !isExtended(packet, layer)).u16("gbp", "Group Policy ID", spec("draft-smith-vxlan-group-policy"));
    public static final U24  VNI   = H.u24("vni", "VXLAN Network Identifier (VNI)");

    public static final Protocol PROTOCOL = H.skip(8).end(8);

    private Vxlan() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        d.packet().headerEnd(d.layer(), at + 8);
        Ethernet.dissect(d, at + 8, end);
    }

    /** VXLAN whose header says what comes next, where one of its bits says that it does. */
    static void dissectExtended(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        Packet packet = d.packet();
        packet.headerEnd(d.layer(), at + 8);
        NetworkService.next(d, NEXT.isIn(packet, d.layer()) ? NEXT.get(packet, d.layer()) : NetworkService.ETHERNET, at + 8, end);
    }

    private static boolean isExtended(Packet packet, int layer) {
        return P.isIn(packet, layer) && P.get(packet, layer);
    }
}
