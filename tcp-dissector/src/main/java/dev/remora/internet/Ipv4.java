package dev.remora.internet;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.in;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Table;
import dev.remora.field.Address;
import dev.remora.field.Bits;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.field.U8;
import dev.remora.packet.Packet;

/** Internet Protocol version 4. */
public final class Ipv4 {
    private static final Header H = Header.of("ip", "Internet Protocol Version 4", "RFC 791 section 3.1");

    public static final Bits    VERSION     = H.bits(4, "version", "Version");
    public static final Bits    HDR_LEN     = H.words(4, 4, "hdr_len", "Header Length");
    private static final Header DS          = H.peek();
    public static final U8      DSFIELD     = DS.u8("dsfield", "Differentiated Services Field", hex());
    public static final Bits    DSCP        = H.bits(6, "dsfield.dscp", "Differentiated Services Codepoint");
    public static final Bits    ECN         = H.bits(2, "dsfield.ecn", "Explicit Congestion Notification");
    public static final U16     LEN         = H.u16("len", "Total Length");
    public static final U16     ID          = H.u16("id", "Identification", hex());
    public static final Bits    FLAGS       = H.peek().bits(3, "flags", "Flags", hex());
    public static final Flag    RESERVED    = H.flag("flags.rb", "Reserved bit");
    public static final Flag    DF          = H.flag("flags.df", "Don't fragment");
    public static final Flag    MF          = H.flag("flags.mf", "More fragments");
    public static final Bits    FRAG_OFFSET = H.bits(Type.U16, 13, "frag_offset", "Fragment Offset");
    public static final U8      TTL         = H.u8("ttl", "Time to Live");
    public static final U8      PROTO       = H.u8("proto", "Protocol");
    public static final U16     CHECKSUM    = H.u16("checksum", "Header Checksum", hex());
    public static final Address SRC         = H.ipv4("src", "Source Address", in("ip.addr"), in("ip.host"));
    public static final Address DST         = H.ipv4("dst", "Destination Address", in("ip.addr"), in("ip.host"));

    public static final Protocol PROTOCOL = H.end(20);

    /** Keys are protocol numbers, for IPv4 and IPv6 alike. */
    public static final Table PROTOCOLS = Table.of("ip.proto");

    private Ipv4() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        Packet packet = d.packet();
        int layer = d.layer();
        int payload = at + HDR_LEN.get(packet, layer);
        packet.headerEnd(layer, payload);
        packet.end(layer, at + LEN.get(packet, layer));
        if (FRAG_OFFSET.get(packet, layer) == 0)
            d.next(PROTOCOLS, PROTO.get(packet, layer), payload, packet.end(layer));
        else
            d.data(payload, packet.end(layer));
    }
}
