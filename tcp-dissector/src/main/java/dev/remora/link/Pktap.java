package dev.remora.link;

import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Derived;
import dev.remora.field.Header;
import dev.remora.field.Listed;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import dev.remora.packet.Packet;

/**
 * What Darwin puts before a frame that it captures on every interface at once: the name of the interface, the process, and the link type of what
 * follows. Numbers are in the order of the host, which is little-endian.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                         Header length                         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                          Record type                          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                              DLT                              |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                        Interface name                         |
 * +                                                               +
 * |                                                               |
 * +                                                               +
 * |                                                               |
 * +                                                               +
 * |                                                               |
 * +                                                               +
 * |                                                               |
 * +                                                               +
 * |                                                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class Pktap {
    private static final int NAME_LENGTH = 24;
    private static final int PACKET      = 1;        // type of a record that has one behind it

    private static final Header H = Header.of("pktap", "PKTAP packet header", "LINKTYPE_PKTAP");

    public static final Derived LENGTH = H.derived(4, Type.U32, "hdrlen", "Header length", (packet, layer) -> number(packet, layer, 0), unit("octets"));
    public static final Derived RECORD = H.derived(4, Type.U32, "rectype", "Record type", (packet, layer) -> number(packet, layer, 4));
    public static final Derived LINK   = H.derived(4, Type.U32, "dlt", "DLT", (packet, layer) -> number(packet, layer, 8));
    public static final Listed  NAME   = H.listed(Type.STRING, "ifname", "Interface name", Pktap::name);

    public static final Protocol PROTOCOL = H.skip(NAME_LENGTH * 8).end(36).leading((packet, layer) -> number(packet, layer, 4) == PACKET ? "pktap:pcap_pktdata" : "pktap");

    private static final int LEAST     = 36;
    private static final int DLT_RAW   = 12;                             // on most systems, which gave it other numbers than the file format has
    private static final int DLT_RAW_2 = 14;

    private Pktap() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        long length = number(d.frame(), at);
        if (length < LEAST || length > d.packet().limit(d.layer()) - at || number(d.frame(), at + 4) != PACKET)
            return;
        int payload = at + (int) length;
        d.packet().headerEnd(d.layer(), payload);
        int link = (int) number(d.frame(), at + 8);
        d.next(Dissection.LINK_TYPES, link == DLT_RAW || link == DLT_RAW_2 ? LinkType.RAW : link, payload, end);
    }

    private static long number(Packet packet, int layer, int octet) {
        int at = packet.at(layer) + octet;
        return at + 4 <= packet.limit(layer) ? number(packet.frame(), at) : Derived.ABSENT;
    }

    private static long number(Frame frame, int at) {
        return Integer.toUnsignedLong(Integer.reverseBytes(frame.i32(at)));
    }

    private static void name(Packet packet, int layer, Values out) {
        int at = packet.at(layer) + 12;
        if (at + NAME_LENGTH <= packet.limit(layer))
            out.addObject(Listed.text(packet.frame(), at, NAME_LENGTH), at, NAME_LENGTH);
    }
}
