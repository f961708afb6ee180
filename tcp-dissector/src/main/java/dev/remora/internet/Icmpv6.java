package dev.remora.internet;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.namesBy;
import static dev.remora.field.Attr.spec;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Address;
import dev.remora.field.Bits;
import dev.remora.field.Derived;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.field.U32;
import dev.remora.field.U8;
import dev.remora.packet.Packet;

/**
 * Internet Control Message Protocol for IPv6, RFC 4443, with Neighbor Discovery, RFC 4861; its options are in {@link NeighbourOptions}, Multicast Listener Discovery in
 * {@link MulticastListener}.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |     Type      |     Code      |           Checksum            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class Icmpv6 {
    public static final int DESTINATION_UNREACHABLE = 1;
    public static final int PACKET_TOO_BIG          = 2;
    public static final int TIME_EXCEEDED           = 3;
    public static final int PARAMETER_PROBLEM       = 4;
    public static final int ECHO                    = 128;
    public static final int ECHO_REPLY              = 129;
    public static final int LISTENER_QUERY          = 130;
    public static final int LISTENER_REPORT         = 131;
    public static final int LISTENER_DONE           = 132;
    public static final int ROUTER_SOLICITATION     = 133;
    public static final int ROUTER_ADVERTISEMENT    = 134;
    public static final int NEIGHBOUR_SOLICITATION  = 135;
    public static final int NEIGHBOUR_ADVERTISEMENT = 136;
    public static final int REDIRECT                = 137;
    public static final int LISTENER_REPORT_2       = 143;
    public static final int EXTENDED_ECHO           = 160;
    public static final int EXTENDED_ECHO_REPLY     = 161;

    private static final Header H = Header.of("icmpv6", "Internet Control Message Protocol v6", "RFC 4443 section 2.1");

    public static final U8      TYPE     = H.u8("type", "Type", names(Icmpv6Names.TYPES).also(140, "Node Information Reply",
            141, "Inverse Neighbor Discovery Solicitation", 142, "Inverse Neighbor Discovery Advertisement", 144, "Home Agent Address Discovery Request",
            145, "Home Agent Address Discovery Reply", 148, "Certification Path Solicitation", 149, "Certification Path Advertisement",
            150, "Experimental Mobility", 154, "FMIPv6", 155, "RPL Control", 156, "Locator Update"));
    public static final U8      CODE     = H.u8("code", "Code", namesBy(TYPE, Icmpv6Names.CODES));
    private static final Header SUM      = H.peek();
    public static final U16     CHECKSUM = H.u16("checksum", "Checksum", hex());
    public static final Derived STATUS   = SUM.overlay().derived(2, Type.U8, "checksum.status", "Checksum Status", Icmpv6::status, names(ChecksumStatus.NAMES));
    public static final Derived BAD_SUM  = SUM.derived(2, Type.NONE, "checksum_bad.expert", "Bad checksum",
            (packet, layer) -> status(packet, layer) == ChecksumStatus.BAD ? 1 : Derived.ABSENT);

    public static final U8  LENGTH  = H.when(Icmpv6::hasLength).u8("length", "Length of original datagram",
            unit("words of 8 octets"), spec("RFC 4884 section 4"));
    public static final U32 MTU     = H.when(TYPE, PACKET_TOO_BIG).u32("mtu", "MTU", unit("octets"));
    public static final U32 POINTER = H.when(TYPE, PARAMETER_PROBLEM).u32("pointer", "Pointer", unit("octets"));

    private static final Header PAIR           = H.when(TYPE, ECHO, ECHO_REPLY);
    public static final U16     IDENT          = PAIR.u16("echo.identifier", "Identifier", hex());
    public static final U16     SEQ            = PAIR.u16("echo.sequence_number", "Sequence");
    private static final Header EXTENDED       = H.by("RFC 8335 section 2").when(TYPE, EXTENDED_ECHO, EXTENDED_ECHO_REPLY);
    public static final U16     EXTENDED_IDENT = EXTENDED.u16("echo.identifier", "Identifier", hex());
    public static final U8      EXTENDED_SEQ   = EXTENDED.u8("ext.echo.seq", "Sequence number");

    private static final Header ADVERTISED      = H.by("RFC 4861 section 4.2").when(TYPE, ROUTER_ADVERTISEMENT);
    public static final U8      HOP_LIMIT       = ADVERTISED.u8("nd.ra.cur_hop_limit", "Cur hop limit");
    public static final U8      RA_FLAGS        = ADVERTISED.peek().u8("nd.ra.flag", "Flags", hex());
    public static final Flag    MANAGED         = ADVERTISED.flag("nd.ra.flag.m", "Managed address configuration");
    public static final Flag    OTHER           = ADVERTISED.flag("nd.ra.flag.o", "Other configuration");
    public static final Flag    HOME_AGENT      = ADVERTISED.flag("nd.ra.flag.h", "Home Agent", spec("RFC 6275 section 7.1"));
    public static final Bits    PREFERENCE      = ADVERTISED.bits(2, "nd.ra.flag.prf", "Prf (Default Router Preference)", names(0, "Medium", 1, "High",
            2, "Reserved", 3, "Low"), spec("RFC 4191 section 2.2"));
    public static final Flag    PROXY           = ADVERTISED.flag("nd.ra.flag.p", "Proxy", spec("RFC 4389 section 4.1.3.3"));
    public static final U16     ROUTER_LIFETIME = ADVERTISED.skip(2).u16("nd.ra.router_lifetime", "Router lifetime (s)", unit("seconds"));
    public static final U32     REACHABLE_TIME  = ADVERTISED.u32("nd.ra.reachable_time", "Reachable time (ms)", unit("milliseconds"));
    public static final U32     RETRANS_TIMER   = ADVERTISED.u32("nd.ra.retrans_timer", "Retrans timer (ms)", unit("milliseconds"));

    public static final Address SOLICITED    = H.by("RFC 4861 section 4.3").when(TYPE, NEIGHBOUR_SOLICITATION).skip(32).ipv6("nd.ns.target_address", "Target Address");
    private static final Header ANSWER       = H.by("RFC 4861 section 4.4").when(Icmpv6::isAdvertisement);
    public static final U32     NA_FLAGS     = ANSWER.peek().u32("nd.na.flag", "Flags", hex());
    public static final Flag    IS_ROUTER    = ANSWER.flag("nd.na.flag.r", "Router");
    public static final Flag    IS_SOLICITED = ANSWER.flag("nd.na.flag.s", "Solicited");
    public static final Flag    OVERRIDE     = ANSWER.flag("nd.na.flag.o", "Override");
    public static final Address TARGET       = ANSWER.skip(29).ipv6("nd.na.target_address", "Target Address");
    private static final Header REDIRECTION  = H.by("RFC 4861 section 4.5").when(TYPE, REDIRECT).skip(32);
    public static final Address BETTER       = REDIRECTION.ipv6("nd.rd.target_address", "Target Address");
    public static final Address DESTINATION  = REDIRECTION.ipv6("rd.na.destination_address", "Destination Address");

    public static final Protocol PROTOCOL = H.end(4).spanningAll().leading(Icmpv6::path);

    static final int PROTOCOL_NUMBER = 58;

    private static final int HEADER = 8;
    private static final int IPV6   = 41;

    private Icmpv6() {}

    static void dissect(Dissection d, int at, int end) {
        boolean whole = d.push(PROTOCOL, at, end);
        Packet packet = d.packet();
        int layer = d.layer();
        packet.headerEnd(layer, at + HEADER);
        if (!whole || at + HEADER >= packet.limit(layer))
            return;
        switch (TYPE.get(packet, layer)) {
            case ECHO, ECHO_REPLY -> d.data(at + HEADER, end);
            case DESTINATION_UNREACHABLE, PACKET_TOO_BIG, TIME_EXCEEDED, PARAMETER_PROBLEM -> quote(d, at + HEADER, end);
            case ROUTER_SOLICITATION, ROUTER_ADVERTISEMENT, NEIGHBOUR_SOLICITATION, NEIGHBOUR_ADVERTISEMENT, REDIRECT -> quoteRedirected(d, layer, end);
            default -> packet.headerEnd(layer, end);
        }
    }

    /** Whether the message says how long the quoted datagram is. */
    private static boolean hasLength(Packet packet, int layer) {
        int length = packet.at(layer) + HEADER - 4;
        if (length >= packet.limit(layer) || packet.frame().u8(length) == 0)
            return false;
        int type = TYPE.get(packet, layer);
        return type == DESTINATION_UNREACHABLE || type == TIME_EXCEEDED;
    }

    /** Position of the extension structure of a message, or {@link Packet#ABSENT}: behind the quoted datagram, where its length is given (RFC 4884 section 5). */
    static int extension(Packet packet, int layer) {
        if (!TYPE.isIn(packet, layer))
            return Packet.ABSENT;
        int at = packet.at(layer) + HEADER;
        if (LENGTH.isIn(packet, layer))
            at += LENGTH.get(packet, layer) * 8;
        else if (TYPE.get(packet, layer) != EXTENDED_ECHO)
            return Packet.ABSENT;
        return at < packet.end(layer) ? at : Packet.ABSENT;
    }

    /** Whether the message is a neighbour advertisement with all of its flags. */
    private static boolean isAdvertisement(Packet packet, int layer) {
        return packet.at(layer) + HEADER <= packet.limit(layer) && TYPE.get(packet, layer) == NEIGHBOUR_ADVERTISEMENT;
    }

    private static void quoteRedirected(Dissection d, int layer, int end) {
        d.packet().headerEnd(layer, end);
        int at = NeighbourOptions.redirected(d.packet(), layer);
        if (at != Packet.ABSENT && at < d.packet().limit(layer))
            quote(d, at, end);
    }

    /** Goes on with the quoted packet, or with data where it is none. */
    private static void quote(Dissection d, int at, int end) {
        if (d.frame().u8(at) >>> 4 == 6)
            d.quoted(Ipv4.PROTOCOLS, IPV6, at, end);
        else
            d.data(at, end);
    }

    /** As Wireshark, whose fields of an extension structure are those of ICMP: the extended echo request has nothing else. */
    private static String path(Packet packet, int layer) {
        boolean extended = TYPE.isIn(packet, layer) && TYPE.get(packet, layer) == EXTENDED_ECHO && IcmpExtensions.hasObjects(packet, layer);
        return extended ? "icmpv6:icmp" : "icmpv6";
    }

    private static long status(Packet packet, int layer) {
        if (!CHECKSUM.isIn(packet, layer))
            return Derived.ABSENT;
        int length = packet.end(layer) - packet.at(layer);
        long pseudo = PseudoHeader.sum(packet, layer, PROTOCOL_NUMBER, length);
        if (packet.isQuoted(layer) || !Carrier.isWhole(packet, layer) || pseudo < 0)
            return ChecksumStatus.UNVERIFIED;
        boolean good = InternetChecksum.isGood(pseudo + InternetChecksum.sum(packet.frame(), packet.at(layer), length));
        return good ? ChecksumStatus.GOOD : ChecksumStatus.BAD;
    }
}
