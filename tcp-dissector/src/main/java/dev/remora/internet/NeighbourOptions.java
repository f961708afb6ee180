package dev.remora.internet;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.linkAddress;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.spec;
import static dev.remora.field.Attr.unit;

import dev.remora.field.Bits;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Listed;
import dev.remora.field.Octets;
import dev.remora.field.Options;
import dev.remora.field.Place;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U32;
import dev.remora.field.U8;
import dev.remora.field.Values;
import dev.remora.packet.Packet;

/**
 * Options of Neighbor Discovery, RFC 4861 section 4.6, and of its kin: type, length in units of 8 octets, value. An option that goes past the end of
 * the message shows what is there, and is the last.
 */
public final class NeighbourOptions {
    private static final Header  H    = Header.of("icmpv6", "Neighbor Discovery Options", "RFC 4861 section 4.6");
    private static final Options LIST = new Options(Options.Form.NEIGHBOUR_DISCOVERY, NeighbourOptions::start, (packet, layer) -> Integer.MAX_VALUE);

    private static final int SOURCE     = 1;
    private static final int TARGET     = 2;
    private static final int PREFIX     = 3;
    private static final int REDIRECTED = 4;
    private static final int ROUTE      = 24;

    public static final Listed OPTION = H.listed(Type.NONE, "opt", "ICMPv6 Option", NeighbourOptions::each);
    public static final U8     KIND   = H.walk((p, l, previous) -> option(p, l, previous, 0)).u8("opt.type", "Type",
            Icmpv6Names.OPTIONS.also(7, "Advertisement Interval", 8, "Home Agent Information", 11, "CGA", 12, "RSA Signature", 13, "Timestamp",
                    14, "Nonce", 15, "Trust Anchor", 16, "Certificate", 18, "New Router Prefix Information", 19, "Link-layer Address", 23, "MAP",
                    24, "Route Information", 25, "Recursive DNS Server", 26, "RA Flags Extension", 27, "Handover Key Request", 28, "Handover Key Reply",
                    29, "Handover Assist Information", 32, "Proxy Signature (PS)", 35, "Authoritative Border Router", 37, "DHCP Captive-Portal"));
    public static final U8     LENGTH = H.walk((p, l, previous) -> option(p, l, previous, 1)).u8("opt.length", "Length", unit("words of 8 octets"));

    public static final Octets LINK_ADDRESS   = H.walk(NeighbourOptions::address).octets(NeighbourOptions::addressLength, "opt.linkaddr", "Link-layer address",
            linkAddress());
    public static final Octets SOURCE_ADDRESS = H.option(LIST, SOURCE).octets(NeighbourOptions::addressLength, "opt.src_linkaddr",
            "Source Link-layer address", linkAddress());
    public static final Octets TARGET_ADDRESS = H.option(LIST, TARGET).octets(NeighbourOptions::addressLength, "opt.target_linkaddr",
            "Target Link-layer address", linkAddress());

    private static final Header PREFIX_VALUE     = H.option(LIST, PREFIX);
    public static final U8      PREFIX_LENGTH    = PREFIX_VALUE.u8("opt.prefix.length", "Prefix Length", unit("bits"));
    public static final U8      PREFIX_FLAGS     = PREFIX_VALUE.peek().u8("opt.prefix.flag", "Flag", hex());
    public static final Flag    ON_LINK          = PREFIX_VALUE.flag("opt.prefix.flag.l", "On-link flag(L)");
    public static final Flag    AUTONOMOUS       = PREFIX_VALUE.flag("opt.prefix.flag.a", "Autonomous address-configuration flag(A)");
    public static final Flag    ROUTER_ADDRESS   = PREFIX_VALUE.flag("opt.prefix.flag.r", "Router address flag(R)", spec("RFC 6275 section 7.2"));
    public static final U32     VALID            = PREFIX_VALUE.skip(5).u32("opt.prefix.valid_lifetime", "Valid Lifetime", unit("seconds"));
    public static final U32     PREFERRED        = PREFIX_VALUE.u32("opt.prefix.preferred_lifetime", "Preferred Lifetime", unit("seconds"));
    public static final Listed  PREFIXES         = H.listed(Type.IPV6, "opt.prefix", "Prefix", NeighbourOptions::prefixes);
    private static final Header ROUTE_VALUE      = H.by("RFC 4191 section 2.3").option(LIST, ROUTE);
    public static final U8      ROUTE_LENGTH     = ROUTE_VALUE.u8("opt.prefix.length", "Prefix Length", unit("bits"));
    public static final Bits    ROUTE_PREFERENCE = ROUTE_VALUE.skip(3).bits(2, "opt.route_info.flag.route_preference", "Route Preference",
            names(0, "Medium", 1, "High", 2, "Reserved", 3, "Low"));
    public static final U32     ROUTE_LIFETIME   = ROUTE_VALUE.skip(3).u32("opt.route_lifetime", "Route Lifetime", unit("seconds"));

    public static final U32    MTU          = H.option(LIST, 5).skip(16).u32("opt.mtu", "MTU", unit("octets"));
    public static final U32    INTERVAL     = H.by("RFC 6275 section 7.3").option(LIST, 7).skip(16).u32("opt.advertisement_interval", "Advertisement Interval",
            unit("milliseconds"));
    public static final Octets NONCE        = H.by("RFC 3971 section 5.3.2").option(LIST, 14).octets(NeighbourOptions::addressLength, "opt.nonce", "Nonce");
    public static final U32    SERVERS_TIME = H.by("RFC 8106 section 5.1").option(LIST, 25).skip(16).u32("opt.rdnss.lifetime", "Lifetime", unit("seconds"));
    public static final Listed SERVERS      = H.by("RFC 8106 section 5.1").listed(Type.IPV6, "opt.rdnss", "Recursive DNS Servers", NeighbourOptions::servers);
    public static final U32    SEARCH_TIME  = H.by("RFC 8106 section 5.2").option(LIST, 31).skip(16).u32("opt.dnssl.lifetime", "Lifetime", unit("seconds"));

    /** More fields of the layers of {@link Icmpv6#PROTOCOL}. */
    public static final Protocol EXTENSION = H.end(0);

    private NeighbourOptions() {}

    /** Position of the first option, by the type of the message; behind everything where it has none. */
    private static int start(Packet packet, int layer) {
        if (!Icmpv6.TYPE.isIn(packet, layer))
            return packet.limit(layer);
        return switch (Icmpv6.TYPE.get(packet, layer)) {
            case Icmpv6.ROUTER_SOLICITATION, 141, 142, 147, 148, 150, 154 -> packet.at(layer) + 8;
            case 149 -> packet.at(layer) + 12;
            case Icmpv6.ROUTER_ADVERTISEMENT -> packet.at(layer) + 16;
            case Icmpv6.NEIGHBOUR_SOLICITATION, Icmpv6.NEIGHBOUR_ADVERTISEMENT -> packet.at(layer) + 24;
            case Icmpv6.REDIRECT -> packet.at(layer) + 40;
            default -> packet.limit(layer);
        };
    }

    /** Walks over the options whose type and length are readable, the last one perhaps with a length that cannot be right. */
    private static int option(Packet packet, int layer, int previous, int octet) {
        int next = previous == Place.ABSENT ? start(packet, layer) : behind(packet, previous - octet);
        return next == Place.ABSENT || next + 2 > packet.limit(layer) ? Place.ABSENT : next + octet;
    }

    private static int behind(Packet packet, int at) {
        int length = packet.frame().u8(at + 1) * 8;
        return length == 0 ? Place.ABSENT : at + length;
    }

    private static void each(Packet packet, int layer, Values out) {
        for (int at = option(packet, layer, Place.ABSENT, 0); at != Place.ABSENT; at = option(packet, layer, at, 0))
            out.add(1, at, Math.min(Math.max(2, packet.frame().u8(at + 1) * 8), packet.limit(layer) - at));
    }

    /** Walks over the values of source and target addresses alike. */
    private static int address(Packet packet, int layer, int previous) {
        int at = option(packet, layer, previous == Place.ABSENT ? previous : previous - 2, 0);
        while (at != Place.ABSENT && (packet.frame().u8(at) != SOURCE && packet.frame().u8(at) != TARGET || packet.frame().u8(at + 1) == 0))
            at = option(packet, layer, at, 0);
        return at == Place.ABSENT ? at : at + 2;
    }

    private static int addressLength(Packet packet, int layer, int at) {
        return packet.frame().u8(at - 1) * 8 - 2;
    }

    /** The prefix of a route may be cut to 8 octets, or to none. */
    private static void prefixes(Packet packet, int layer, Values out) {
        for (int at = option(packet, layer, Place.ABSENT, 0); at != Place.ABSENT; at = option(packet, layer, at, 0)) {
            int kind = packet.frame().u8(at);
            int length = packet.frame().u8(at + 1) * 8;
            if (kind == PREFIX && at + 32 <= packet.limit(layer) && length >= 32)
                out.addOctets(at + 16, 16);
            else if (kind == ROUTE && length > 8 && length <= 24 && at + length <= packet.limit(layer))
                addCut(packet, at + 8, length - 8, out);
        }
    }

    private static void addCut(Packet packet, int at, int length, Values out) {
        byte[] prefix = new byte[16];
        packet.frame().copyTo(prefix, 0, at, length);
        out.addObject(prefix, at, length);
    }

    private static void servers(Packet packet, int layer, Values out) {
        for (int at = LIST.find(packet, layer, 25); at != Place.ABSENT; at = LIST.next(packet, layer, 25, at)) {
            int end = Math.min(at + LIST.length(packet, layer, at), packet.limit(layer));
            for (int server = at + 8; server + 16 <= end; server += 16)
                out.addOctets(server, 16);
        }
    }

    /** Position of the packet that a redirect quotes, or {@link Packet#ABSENT}. */
    static int redirected(Packet packet, int layer) {
        int option = LIST.find(packet, layer, REDIRECTED);
        return option == Place.ABSENT ? Packet.ABSENT : option + 8;
    }
}
