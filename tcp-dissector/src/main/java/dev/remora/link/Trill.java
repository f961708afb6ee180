package dev.remora.link;

import static dev.remora.field.Attr.labels;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Bits;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Octets;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.packet.Packet;

/**
 * Transparent Interconnection of Lots of Links: an Ethernet frame on its way between switches that route it.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |ver|   |M| op_len  | Hop Count | Egress/Root RBridge Nickname  |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |   Ingress RBridge Nickname    |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class Trill {
    private static final Header H = Header.of("trill", "TRILL", "RFC 6325 section 3.1");

    public static final Bits     VERSION  = H.bits(Type.U16, 2, "version", "Version");
    public static final Flag     TO_MANY  = H.skip(2).flag("multi_dst", "Multi Destination", labels("Multi-destination TRILL frame", "Known unicast TRILL frame"));
    public static final Bits     LENGTH   = H.bits(5, "op_len", "Option Length", unit("words of 4 octets"));
    public static final Bits     HOPS     = H.bits(Type.U16, 6, "hop_cnt", "Hop Count");
    public static final U16      EGRESS   = H.u16("egress_nick", "Egress/Root RBridge Nickname");
    public static final U16      INGRESS  = H.u16("ingress_nick", "Ingress RBridge Nickname");
    public static final Octets   OPTIONS  = H.when((packet, layer) -> length(packet, layer) > 0).octets((packet, layer, at) -> length(packet, layer), "options", "Options");
    public static final Protocol PROTOCOL = H.end(6);

    private Trill() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        Packet packet = d.packet();
        int layer = d.layer();
        int payload = at + 6 + length(packet, layer);
        packet.headerEnd(layer, payload);
        if (payload <= packet.limit(layer))
            Ethernet.dissect(d, payload, end);
    }

    private static int length(Packet packet, int layer) {
        return LENGTH.isIn(packet, layer) ? LENGTH.get(packet, layer) * 4 : 0;
    }
}
