package dev.remora.internet;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.in;

import dev.remora.dissect.Dissection;
import dev.remora.field.Address;
import dev.remora.field.Bits;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.field.U8;
import dev.remora.packet.Packet;

/** Internet Protocol version 6. Extension headers are layers of their own. */
public final class Ipv6 {
    private static final Header H = Header.of("ipv6", "Internet Protocol Version 6", "RFC 8200 section 3");

    public static final Bits    VERSION = H.bits(4, "version", "Version", in("ip.version"));
    public static final Bits    TCLASS  = H.peek().bits(Type.U32, 8, "tclass", "Traffic Class", hex());
    public static final Bits    DSCP    = H.bits(Type.U32, 6, "tclass.dscp", "Differentiated Services Codepoint");
    public static final Bits    ECN     = H.bits(Type.U32, 2, "tclass.ecn", "Explicit Congestion Notification");
    public static final Bits    FLOW    = H.bits(20, "flow", "Flow Label", hex());
    public static final U16     PLEN    = H.u16("plen", "Payload Length");
    public static final U8      NXT     = H.u8("nxt", "Next Header");
    public static final U8      HLIM    = H.u8("hlim", "Hop Limit");
    public static final Address SRC     = H.ipv6("src", "Source Address", in("ipv6.addr"), in("ipv6.host"));
    public static final Address DST     = H.ipv6("dst", "Destination Address", in("ipv6.addr"), in("ipv6.host"));

    public static final Protocol PROTOCOL = H.end(40);

    private Ipv6() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        Packet packet = d.packet();
        int layer = d.layer();
        int payload = at + 40;
        packet.headerEnd(layer, payload);
        int length = PLEN.get(packet, layer);
        if (length != 0 && payload + length <= end)
            packet.end(layer, payload + length);
        d.next(Ipv4.PROTOCOLS, NXT.get(packet, layer), payload, packet.end(layer));
    }
}
