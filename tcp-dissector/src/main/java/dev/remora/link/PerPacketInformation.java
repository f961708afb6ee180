package dev.remora.link;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Derived;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U8;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import dev.remora.packet.Packet;

/**
 * PPI: what a receiver says of a frame, and the link type of what follows. Numbers are little-endian.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |    Version    |     Flags     |         Header length         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                              DLT                              |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class PerPacketInformation {
    private static final Header H = Header.of("ppi", "PPI", "LINKTYPE_PPI, CACE Technologies");

    public static final U8      VERSION = H.u8("version", "Version");
    public static final U8      FLAGS   = H.u8("flags", "Flags", hex());
    public static final Derived LENGTH  = H.derived(2, Type.U16, "length", "Header length", (packet, layer) -> number(packet, layer, 2, 2), unit("octets"));
    public static final Derived LINK    = H.derived(4, Type.U32, "dlt", "DLT", (packet, layer) -> number(packet, layer, 4, 4));

    public static final Protocol PROTOCOL = H.end(8).leading((packet, layer) -> layer + 1 < packet.layers() ? "ppi:pcap_pktdata" : "ppi");

    private static final int DLT_RAW   = 12;                             // on most systems, which gave it other numbers than the file format has
    private static final int DLT_RAW_2 = 14;

    private PerPacketInformation() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        int payload = at + (int) number(d.frame(), at + 2, 2);
        if (payload < at + 8 || payload > d.packet().limit(d.layer()))
            return;
        d.packet().headerEnd(d.layer(), payload);
        int link = (int) number(d.frame(), at + 4, 4);
        d.next(Dissection.LINK_TYPES, link == DLT_RAW || link == DLT_RAW_2 ? LinkType.RAW : link, payload, end);
    }

    private static long number(Packet packet, int layer, int octet, int width) {
        int at = packet.at(layer) + octet;
        return at + width <= packet.limit(layer) ? number(packet.frame(), at, width) : Derived.ABSENT;
    }

    private static long number(Frame frame, int at, int width) {
        return width == 2 ? Short.reverseBytes((short) frame.u16(at)) & 0xFFFF : Integer.toUnsignedLong(Integer.reverseBytes(frame.i32(at)));
    }
}
