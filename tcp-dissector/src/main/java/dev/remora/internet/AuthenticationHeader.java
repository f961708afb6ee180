package dev.remora.internet;

import static dev.remora.field.Attr.doc;
import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Header;
import dev.remora.field.Octets;
import dev.remora.field.Protocol;
import dev.remora.field.U32;
import dev.remora.field.U8;
import dev.remora.packet.Packet;

/**
 * Proof that a datagram is unchanged, between IP and what it carries. Its length counts units of four octets and leaves out the first two.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |  Next header  |    Length     |           Reserved            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                            AH SPI                             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                          AH Sequence                          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class AuthenticationHeader {
    private static final Header H = Header.of("ah", "Authentication Header", "RFC 4302 section 2");

    public static final U8     NEXT     = H.u8("next_header", "Next header", ProtocolNumbers.NAMES);
    public static final U8     LENGTH   = H.u8("length", "Length", unit("words of 4 octets"), doc("The length of the header, minus 2 words."));
    public static final Octets RESERVED = H.octets(2, "reserved", "Reserved");
    public static final U32    SPI      = H.u32("spi", "AH SPI", hex());
    public static final U32    SEQUENCE = H.u32("sequence", "AH Sequence");
    public static final Octets ICV      = H.octets((packet, layer, at) -> packet.headerEnd(layer) - at, "icv", "AH ICV");

    public static final Protocol PROTOCOL = H.end(12);

    private AuthenticationHeader() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        Packet packet = d.packet();
        int layer = d.layer();
        int payload = at + (LENGTH.get(packet, layer) + 2) * 4;
        packet.headerEnd(layer, payload);
        if (payload <= packet.limit(layer))
            Ipv6.next(d, NEXT.get(packet, layer), payload, end);
    }
}
