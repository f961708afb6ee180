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
 * |F|     |F|       |F|   |F|     |        Group Policy ID        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |        VXLAN Network Identifier (VNI)         |               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class Vxlan {
    private static final Header H = Header.of("vxlan", "Virtual eXtensible Local Area Network", "RFC 7348 section 5");

    private static final String POLICY = "draft-smith-vxlan-group-policy";

    public static final U16  FLAGS = H.peek().u16("flags", "Flags", hex());
    public static final Flag G     = H.flag("flag_g", "GBP Extension", spec(POLICY));
    public static final Flag I     = H.skip(3).flag("flag_i", "VXLAN Network ID (VNI)");
    public static final Flag D     = H.skip(4).flag("flag_d", "Don't Learn", spec(POLICY));
    public static final Flag A     = H.skip(2).flag("flag_a", "Policy Applied", spec(POLICY));
    public static final U16  GROUP = H.skip(3).u16("gbp", "Group Policy ID", spec(POLICY));
    public static final U24  VNI   = H.u24("vni", "VXLAN Network Identifier (VNI)");

    public static final Protocol PROTOCOL = H.skip(8).end(8);

    private Vxlan() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        d.packet().headerEnd(d.layer(), at + 8);
        Ethernet.dissect(d, at + 8, end);
    }
}
