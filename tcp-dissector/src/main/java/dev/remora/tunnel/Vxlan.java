package dev.remora.tunnel;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.spec;

import dev.remora.dissect.Dissection;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.U16;
import dev.remora.field.U24;
import dev.remora.link.Ethernet;

/**
 * Virtual Extensible LAN: Ethernet frames in UDP datagrams.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |       |F|                     |        Group Policy ID        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |        VXLAN Network Identifier (VNI)         |               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class Vxlan {
    private static final Header H = Header.of("vxlan", "Virtual eXtensible Local Area Network", "RFC 7348 section 5");

    public static final U16  FLAGS = H.peek().u16("flags", "Flags", hex());
    public static final Flag I     = H.skip(4).flag("flag_i", "VXLAN Network ID (VNI)");
    public static final U16  GROUP = H.skip(11).u16("gbp", "Group Policy ID", spec("draft-smith-vxlan-group-policy"));
    public static final U24  VNI   = H.u24("vni", "VXLAN Network Identifier (VNI)");

    public static final Protocol PROTOCOL = H.skip(8).end(8);

    /** VXLAN that says what it carries: its header has other bits, and only the name of this one. */
    static final Protocol EXTENDED = Header.of("vxlan", "Virtual eXtensible Local Area Network", "draft-ietf-nvo3-vxlan-gpe-13 section 3.1").skip(64).end(8);

    private static final int NEXT_PROTOCOL = 0x04;                       // bit of the first octet: the fourth has a number

    private Vxlan() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        d.packet().headerEnd(d.layer(), at + 8);
        Ethernet.dissect(d, at + 8, end);
    }

    static void dissectExtended(Dissection d, int at, int end) {
        if (!d.push(EXTENDED, at, end))
            return;
        d.packet().headerEnd(d.layer(), at + 8);
        boolean saysNext = (d.frame().u8(at) & NEXT_PROTOCOL) != 0;
        NetworkService.next(d, saysNext ? d.frame().u8(at + 3) : NetworkService.ETHERNET, at + 8, end);
    }
}
