package dev.remora.internet;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.in;
import static dev.remora.field.Attr.spec;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Data;
import dev.remora.dissect.Dissection;
import dev.remora.field.Address;
import dev.remora.field.Bits;
import dev.remora.field.Header;
import dev.remora.field.Place;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.field.U8;
import dev.remora.packet.Anomaly;
import dev.remora.packet.Packet;
import dev.remora.packet.Severity;

/**
 * Internet Protocol version 6. Extension headers are layers of their own.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |Version|   dscp    |ecn|              Flow Label               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |        Payload Length         |  Next Header  |   Hop Limit   |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                        Source Address                         |
 * +                                                               +
 * |                                                               |
 * +                                                               +
 * |                                                               |
 * +                                                               +
 * |                                                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                      Destination Address                      |
 * +                                                               +
 * |                                                               |
 * +                                                               +
 * |                                                               |
 * +                                                               +
 * |                                                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class Ipv6 {
    private static final Header H = Header.of("ipv6", "Internet Protocol Version 6", "RFC 8200 section 3");

    public static final Bits    VERSION = H.bits(4, "version", "Version", in("ip.version"));
    public static final Bits    TCLASS  = H.peek().bits(Type.U32, 8, "tclass", "Traffic Class", hex());
    public static final Bits    DSCP    = H.bits(Type.U32, 6, "tclass.dscp", "Differentiated Services Codepoint", DiffServ.DSCP, spec("RFC 2474 section 3"));
    public static final Bits    ECN     = H.bits(Type.U32, 2, "tclass.ecn", "Explicit Congestion Notification", DiffServ.ECN, spec("RFC 3168 section 5"));
    public static final Bits    FLOW    = H.bits(20, "flow", "Flow Label", hex());
    public static final U16     PLEN    = H.u16("plen", "Payload Length", unit("octets"));
    public static final U8      NXT     = H.u8("nxt", "Next Header", ProtocolNumbers.NAMES);
    public static final U8      HLIM    = H.u8("hlim", "Hop Limit");
    public static final Address SRC     = H.ipv6("src", "Source Address", in("ipv6.addr"), in("ipv6.host"), in("ipv6.src_host"));
    public static final Address DST     = H.ipv6("dst", "Destination Address", in("ipv6.addr"), in("ipv6.host"), in("ipv6.dst_host"));

    public static final Anomaly.Code INVALID_HEADER       = new Anomaly.Code("ipv6.invalid_header", Severity.ERROR,
            "Fewer octets than an IPv6 header has", "RFC 8200 section 3");
    public static final Anomaly.Code PLEN_EXCEEDS_FRAMING = new Anomaly.Code("ipv6.plen_exceeds_framing", Severity.WARN,
            "IPv6 payload length exceeds framing length", "RFC 8200 section 3");
    public static final Anomaly.Code PLEN_ZERO            = new Anomaly.Code("ipv6.plen_zero", Severity.WARN, "IPv6 payload length equals 0",
            "RFC 8200 section 3");
    public static final Anomaly.Code JUMBO_MISSING        = new Anomaly.Code("ipv6.opt.jumbo.missing", Severity.WARN,
            "Payload length is 0, and no jumbo payload option gives it", "RFC 2675 section 3");

    static {
        H.presence(INVALID_HEADER);
        H.presence(PLEN_EXCEEDS_FRAMING);
        H.presence(PLEN_ZERO);
        H.presence(JUMBO_MISSING);
    }

    public static final Protocol PROTOCOL = H.end(40).spanning(Ipv6::withExtensions).leading((packet, layer) -> EitherVersion.isPassed(packet, layer) ? "ip:ipv6" : "ipv6");

    private static final int HEADER     = 40;
    private static final int HOP_BY_HOP = 0;
    private static final int NO_NEXT    = 59;

    private Ipv6() {}

    /** The header and the extension headers behind it, RFC 8200 section 4; as in Wireshark the header alone where one of those is not whole. */
    private static int withExtensions(Packet packet, int layer, int at) {
        int end = packet.headerEnd(layer);
        int next = layer + 1;
        for (; next < packet.layers() && packet.at(next) == end && ExtensionHeader.leadsOn(packet, next); next++)
            end = ExtensionHeader.isWhole(packet, next) ? packet.headerEnd(next) : packet.headerEnd(layer);
        return (isLoneFragment(packet, next) ? packet.headerEnd(layer) : end) - at;
    }

    // As in Wireshark, a fragment whose datagram is not complete is the header alone.
    private static boolean isLoneFragment(Packet packet, int next) {
        int last = next - 1;
        boolean isFragment = packet.type(last) == FragmentHeader.PROTOCOL && FragmentHeader.IDENT.isIn(packet, last)
                && (FragmentHeader.MORE.get(packet, last) || FragmentHeader.OFFSET.get(packet, last) > 0);
        return isFragment && (next == packet.layers() || packet.type(next) == Data.PROTOCOL);
    }

    static void dissect(Dissection d, int at, int end) {
        if (UnknownVersion.isAt(d, at, end, 6)) {
            UnknownVersion.dissectIpv6(d, at, end);
            return;
        }
        boolean whole = d.push(PROTOCOL, at, end);
        if (end - at < HEADER && end > at && !d.isQuoted())
            d.anomaly(INVALID_HEADER, at, end - at);
        if (!whole)
            return;
        Packet packet = d.packet();
        int layer = d.layer();
        packet.headerEnd(layer, at + HEADER);
        setEnd(d, layer, at + HEADER, end);
        next(d, NXT.get(packet, layer), at + HEADER, packet.end(layer));
    }

    /** Cuts the layer to its payload length, or to that of a jumbogram. */
    private static void setEnd(Dissection d, int layer, int payload, int end) {
        Packet packet = d.packet();
        long length = PLEN.get(packet, layer);
        if (length == 0 && NXT.get(packet, layer) == HOP_BY_HOP) {
            length = Ipv6Options.jumboLength(packet.frame(), payload, end);
            if (length == 0)
                d.anomaly(JUMBO_MISSING, payload - HEADER + 4, 2);
        } else if (length == 0 && NXT.get(packet, layer) != NO_NEXT)
            d.anomaly(PLEN_ZERO, payload - HEADER + 4, 2);
        if (payload + length <= end)
            packet.end(layer, (int) (payload + length));
        else if (!d.isQuoted())
            d.anomaly(PLEN_EXCEEDS_FRAMING, payload - HEADER + 4, 2);
    }

    /** Goes on with what a Next Header field names; 59 says that nothing follows, so what follows is data. */
    static void next(Dissection d, int nextHeader, int at, int end) {
        if (nextHeader == NO_NEXT)
            d.data(at, end);
        else
            d.following(Ipv4.PROTOCOLS, nextHeader).dissect(d, at, end);
    }

    /** Position of the address that the datagram is from: that of the header, or the home address of a node that is abroad (RFC 6275 section 6.3). */
    public static int source(Packet packet, int layer) {
        for (int i = layer + 1; i < packet.layers() && ExtensionHeader.leadsOn(packet, i); i++) {
            int home = ExtensionHeader.hasOptions(packet, i) ? Ipv6Options.homeAddress(packet, i) : Place.ABSENT;
            if (home != Place.ABSENT)
                return home;
        }
        return packet.at(layer) + 8;
    }

    /** Position of the address that the datagram is for in the end: that of the header, or the last one of a routing header, of which the one behind takes over. */
    public static int destination(Packet packet, int layer) {
        int destination = packet.at(layer) + 24;
        for (int i = layer + 1; i < packet.layers() && ExtensionHeader.leadsOn(packet, i); i++) {
            int last = Routing.finalDestination(packet, i);
            destination = last >= 0 ? last : destination;
        }
        return destination;
    }
}
