package dev.remora.internet;

import static dev.remora.field.Attr.doc;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Address;
import dev.remora.field.Header;
import dev.remora.field.Place;
import dev.remora.field.Protocol;
import dev.remora.field.U8;
import dev.remora.packet.Anomaly;
import dev.remora.packet.LayerType;
import dev.remora.packet.Packet;
import dev.remora.packet.Severity;

/**
 * Nodes that an IPv6 datagram visits on its way.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |  Next Header  |    Length     |     Type      | Segments Left |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class Routing {
    private static final Header H = Header.of("ipv6.routing", "Routing Header for IPv6", "RFC 8200 section 4.4");

    public static final U8 NXT     = H.u8("nxt", "Next Header", ProtocolNumbers.NAMES);
    public static final U8 LEN     = H.u8("len", "Length", unit("words of 8 octets"), doc("The first word is not counted."));
    public static final U8 TYPE    = H.u8("type", "Type", names(0, "Source Route", 1, "Nimrod", 2, "Type 2 Routing", 3, "RPL Source Route",
            4, "Segment Routing", 5, "CRH-16", 6, "CRH-32", 253, "RFC3692-style Experiment 1",
            254, "RFC3692-style Experiment 2").also(5, "Compact Routing Header 16", 6, "Compact Routing Header 32", 253, "Experiment 1",
                    254, "Experiment 2"));
    public static final U8 SEGLEFT = H.u8("segleft", "Segments Left");

    private static final int SOURCE_ROUTE    = 0;   // RFC 5095 took it back
    private static final int HOME_ADDRESS    = 2;
    private static final int RPL_ROUTE       = 3;   // RFC 6554 section 3
    private static final int SEGMENT_ROUTING = 4;
    private static final int FIRST_ADDRESS   = 8;
    private static final int LAST_ENTRY      = 4;

    public static final Address SRC_ADDR  = addresses(SOURCE_ROUTE, "src.addr", "RFC 2460 section 4.4");
    public static final Address HOME_ADDR = addresses(HOME_ADDRESS, "mipv6.home_address", "RFC 6275 section 6.4");
    public static final Address SRH_ADDR  = addresses(SEGMENT_ROUTING, "srh.addr", "RFC 8754 section 2");

    /** A source route of type 0: a sender can have a datagram go to and fro between two nodes, so that no node may follow it. */
    public static final Anomaly.Code DEPRECATED = new Anomaly.Code("ipv6.routing.deprecated", Severity.NOTE, "Routing header of a deprecated type", "RFC 5095 section 3");

    static {
        H.presence(DEPRECATED);
    }

    public static final Protocol PROTOCOL = H.end(4);

    private Routing() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        int type = d.frame().u8(at + 2);
        int headerEnd = at + (d.frame().u8(at + 1) + 1) * 8;
        d.packet().headerEnd(d.layer(), headerEnd);
        if (type == SOURCE_ROUTE && headerEnd <= d.packet().limit(d.layer()))
            d.anomaly(DEPRECATED, at + 2, 1);
        boolean needsAddress = type == HOME_ADDRESS || type == SEGMENT_ROUTING;
        if (!needsAddress || d.frame().u8(at + 1) >= 2)                 // as Wireshark: nothing is trusted behind a header that lacks its one address
            ExtensionHeader.payload(d, at, end);
    }

    private static Address addresses(int type, String name, String document) {
        return H.by(document).walk((packet, layer, previous) -> address(packet, layer, previous, type)).ipv6(name, "Address");
    }

    private static int address(Packet packet, int layer, int previous, int type) {
        if (!TYPE.isIn(packet, layer) || TYPE.get(packet, layer) != type)
            return Place.ABSENT;
        if (type == HOME_ADDRESS && previous != Place.ABSENT)
            return Place.ABSENT;                                        // there is one: RFC 6275 section 6.4
        int at = previous == Place.ABSENT ? packet.at(layer) + FIRST_ADDRESS : previous + 16;
        int end = type == SEGMENT_ROUTING ? Math.min(packet.headerEnd(layer), segmentsEnd(packet, layer)) : packet.headerEnd(layer);
        return at + 16 <= end ? at : Place.ABSENT;
    }

    /** Position behind the last segment, whose index the header has: what follows are TLVs, RFC 8754 section 2. */
    private static int segmentsEnd(Packet packet, int layer) {
        int last = packet.at(layer) + LAST_ENTRY;
        return last < packet.limit(layer) ? packet.at(layer) + FIRST_ADDRESS + (packet.frame().u8(last) + 1) * 16 : last;
    }

    /** Position of the last address of a route that is under way, or {@link Place#ABSENT}. */
    static int finalDestination(Packet packet, int layer) {
        LayerType type = packet.type(layer);
        if (type != PROTOCOL || !SEGLEFT.isIn(packet, layer) || SEGLEFT.get(packet, layer) == 0)
            return Place.ABSENT;
        int addresses = (packet.headerEnd(layer) - packet.at(layer) - FIRST_ADDRESS) / 16;
        if (addresses == 0)
            return Place.ABSENT;
        int first = packet.at(layer) + FIRST_ADDRESS;
        return switch (TYPE.get(packet, layer)) {
            case SOURCE_ROUTE -> first + (addresses - 1) * 16;
            case HOME_ADDRESS, SEGMENT_ROUTING -> first;                 // segments are in reverse order
            case RPL_ROUTE -> packet.frame().u8(first - 4) == 0 ? first + (addresses - 1) * 16 : Place.ABSENT;     // else addresses are compressed
            default -> Place.ABSENT;
        };
    }
}
