package dev.remora.internet;

import dev.remora.dissect.Dissection;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.U8;
import dev.remora.packet.Packet;

/** Nodes that an IPv6 datagram visits on its way. */
public final class Routing {
    private static final Header H = Header.of("ipv6.routing", "Routing Header for IPv6", "RFC 8200 section 4.4");

    public static final U8 NXT     = H.u8("nxt", "Next Header");
    public static final U8 LEN     = H.u8("len", "Length");
    public static final U8 TYPE    = H.u8("type", "Type");
    public static final U8 SEGLEFT = H.u8("segleft", "Segments Left");

    public static final Protocol PROTOCOL = H.end(4);

    private Routing() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        Packet packet = d.packet();
        int layer = d.layer();
        int payload = at + (LEN.get(packet, layer) + 1) * 8;
        packet.headerEnd(layer, payload);
        d.next(Ipv4.PROTOCOLS, NXT.get(packet, layer), payload, end);
    }
}
