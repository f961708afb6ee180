package dev.remora.tunnel;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Bits;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Octets;
import dev.remora.field.Protocol;
import dev.remora.field.U16;
import dev.remora.field.U24;
import dev.remora.link.EtherTypeNames;
import dev.remora.packet.Packet;

/**
 * Generic Network Virtualization Encapsulation: any EtherType in UDP datagrams, with options.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |ver|length_all |O|C|           |         Protocol Type         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |       Virtual Network Identifier (VNI)        |               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class Geneve {
    private static final Header H = Header.of("geneve", "Generic Network Virtualization Encapsulation", "RFC 8926 section 3.4");

    public static final Bits   VERSION    = H.bits(2, "version", "Version");
    public static final Bits   OPTION_LEN = H.words(6, 4, "option.length_all", "Length of all options", unit("octets"));
    public static final Flag   OAM        = H.flag("flags.oam", "Operations, Administration and Management Frame");
    public static final Flag   CRITICAL   = H.flag("flags.critical", "Critical Options Present");
    public static final U16    PROTO_TYPE = H.skip(6).u16("proto_type", "Protocol Type", hex(), EtherTypeNames.NAMES);
    public static final U24    VNI        = H.u24("vni", "Virtual Network Identifier (VNI)", hex());
    public static final Octets OPTIONS    = H.skip(8).onlyIf(Geneve::hasOptions).octets((packet, layer, at) -> packet.headerEnd(layer) - at, "options", "Geneve Options");

    public static final Protocol PROTOCOL = H.end(8);

    private Geneve() {}

    private static boolean hasOptions(Packet packet, int layer) {
        return packet.headerEnd(layer) > packet.at(layer) + 8;
    }

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        Packet packet = d.packet();
        int layer = d.layer();
        int payload = at + 8 + OPTION_LEN.get(packet, layer);
        packet.headerEnd(layer, payload);
        if (payload <= packet.limit(layer))
            Gre.payload(d, PROTO_TYPE.get(packet, layer), payload, end);
    }
}
