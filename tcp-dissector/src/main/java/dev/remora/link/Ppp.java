package dev.remora.link;

import static dev.remora.field.Attr.hex;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Table;
import dev.remora.field.Derived;
import dev.remora.field.Header;
import dev.remora.field.Listed;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.Values;
import dev.remora.field.U8;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/**
 * Point-to-Point Protocol, with or without the address and control octets of HDLC.
 *
 * <p>The protocol number takes one octet where its first octet would be zero (RFC 1661 section 6.5); the low bit of its last octet is set.
 */
public final class Ppp {
    private static final Header H = Header.of("ppp", "Point-to-Point Protocol", "RFC 1661 section 2, RFC 1662 section 3.1");

    private static final Header FRAMED  = H.when(Ppp::isFramed);
    public static final U8      ADDRESS = FRAMED.u8("address", "Address", hex());
    public static final U8      CONTROL = FRAMED.u8("control", "Control", hex());
    public static final Listed  PROTO   = H.listed(Type.U16, "protocol", "Protocol", Ppp::protocol, hex(), PointToPointNames.PROTOCOLS);

    public static final Protocol PROTOCOL = H.end(0);

    /** The layer where a line of PPP carries Cisco's framing instead: nothing of it is there but the name. */
    static final Protocol ELSE_CISCO = Header.of("ppp", "Point-to-Point Protocol", "RFC 1661 section 2, RFC 1662 section 3.1").end(0);

    /** Keys are PPP protocol numbers. */
    public static final Table PROTOCOLS = Table.of("ppp.protocol");

    /** Address and control octets of HDLC: all stations, unnumbered information. */
    static final int HDLC = 0xFF03;

    private Ppp() {}

    /** What a serial line carries: PPP, or Cisco's framing, whose first octet can begin neither HDLC's address nor a number of a protocol that PPP has. */
    public static void dissectSerial(Dissection d, int at, int end) {
        if (at < Math.min(end, d.frame().limit(at)) && CiscoHdlc.isAddress(d.frame().u8(at))) {
            d.push(ELSE_CISCO, at, end);
            d.packet().headerEnd(d.layer(), at);
            CiscoHdlc.dissect(d, at, end);
        } else
            dissect(d, at, end);
    }

    /** PPP alone. */
    public static void dissect(Dissection d, int at, int end) {
        d.push(PROTOCOL, at, end);
        Packet packet = d.packet();
        int layer = d.layer();
        long protocol = protocol(packet, layer);
        if (protocol == Derived.ABSENT)
            return;
        int payload = number(packet, layer) + width(d.frame(), number(packet, layer));
        packet.headerEnd(layer, payload);
        d.next(PROTOCOLS, (int) protocol, payload, end);
    }

    private static boolean isFramed(Packet packet, int layer) {
        int at = packet.at(layer);
        return at + 2 <= packet.limit(layer) && packet.frame().u16(at) == HDLC;
    }

    /** Position of the protocol number. */
    private static int number(Packet packet, int layer) {
        return packet.at(layer) + (isFramed(packet, layer) ? 2 : 0);
    }

    private static int width(Frame frame, int at) {
        return (frame.u8(at) & 1) != 0 ? 1 : 2;
    }

    private static long protocol(Packet packet, int layer) {
        int at = number(packet, layer);
        if (at >= packet.limit(layer) || at + width(packet.frame(), at) > packet.limit(layer))
            return Derived.ABSENT;
        return width(packet.frame(), at) == 1 ? packet.frame().u8(at) : packet.frame().u16(at);
    }

    private static void protocol(Packet packet, int layer, Values out) {
        long protocol = protocol(packet, layer);
        int at = number(packet, layer);
        if (protocol != Derived.ABSENT)
            out.add(protocol, at, width(packet.frame(), at));
    }
}
