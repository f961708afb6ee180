package dev.remora.internet;

import static dev.remora.field.Attr.doc;
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
import dev.remora.field.Listed;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.field.U32;
import dev.remora.field.U8;
import dev.remora.field.Values;
import dev.remora.packet.Packet;

/**
 * Internet Control Message Protocol for IPv4, RFC 792. The second word means something else in each message; a field is absent from the others.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |     Type      |     Code      |           Checksum            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class Icmp {
    public static final int ECHO_REPLY              = 0;
    public static final int DESTINATION_UNREACHABLE = 3;
    public static final int SOURCE_QUENCH           = 4;
    public static final int REDIRECT                = 5;
    public static final int ECHO                    = 8;
    public static final int ROUTER_ADVERTISEMENT    = 9;
    public static final int TIME_EXCEEDED           = 11;
    public static final int PARAMETER_PROBLEM       = 12;
    public static final int TIMESTAMP               = 13;
    public static final int TIMESTAMP_REPLY         = 14;
    public static final int INFORMATION             = 15;
    public static final int INFORMATION_REPLY       = 16;
    public static final int ADDRESS_MASK            = 17;
    public static final int ADDRESS_MASK_REPLY      = 18;
    public static final int EXTENDED_ECHO           = 42;
    public static final int EXTENDED_ECHO_REPLY     = 43;

    private static final Header H     = Header.of("icmp", "Internet Control Message Protocol", "RFC 792");
    private static final Header WHOLE = H.onlyIf((packet, layer) -> packet.limit(layer) - packet.at(layer) >= 6);     // as Wireshark: less is not dissected

    public static final U8      TYPE     = WHOLE.u8("type", "Type", names(IcmpNames.TYPES));
    public static final U8      CODE     = WHOLE.u8("code", "Code", namesBy(TYPE, IcmpNames.CODES));
    private static final Header SUM      = H.peek();
    public static final U16     CHECKSUM = WHOLE.u16("checksum", "Checksum", hex());
    public static final Derived STATUS   = SUM.overlay().derived(2, Type.U8, "checksum.status", "Checksum Status", Icmp::status, names(ChecksumStatus.NAMES));
    public static final Derived BAD_SUM  = SUM.derived(2, Type.NONE, "checksum_bad", "Bad checksum",
            (packet, layer) -> status(packet, layer) == ChecksumStatus.BAD ? 1 : Derived.ABSENT);

    private static final Header PAIR           = H.when(TYPE, ECHO_REPLY, ECHO, TIMESTAMP, TIMESTAMP_REPLY, INFORMATION, INFORMATION_REPLY, ADDRESS_MASK,
            ADDRESS_MASK_REPLY);
    private static final Header EXTENDED       = H.by("RFC 8335 section 2").when(TYPE, EXTENDED_ECHO, EXTENDED_ECHO_REPLY);
    public static final U16     IDENT          = PAIR.u16("ident", "Identifier (BE)");
    public static final U16     SEQ            = PAIR.u16("seq", "Sequence Number (BE)");
    public static final U16     EXTENDED_IDENT = EXTENDED.u16("ident", "Identifier (BE)");
    public static final U8      EXTENDED_SEQ   = EXTENDED.u8("ext.echo.seq", "Sequence Number");
    public static final Listed  IDENT_LE       = H.listed(Type.U16, "ident_le", "Identifier (LE)", (packet, layer, out) -> swapped(packet, layer, 4, out),
            doc("The identifier as meant by a sender that writes it in little-endian order."));
    public static final Listed  SEQ_LE         = H.listed(Type.U16, "seq_le", "Sequence Number (LE)", (packet, layer, out) -> swapped(packet, layer, 6, out));

    private static final Header SENT       = H.by("ping(8)").when(TYPE, ECHO, ECHO_REPLY).skip(32);
    private static final Header SENT_AGAIN = SENT.peek();
    public static final Derived TIME       = SENT.derived(EchoTime.OCTETS, Type.ABSOLUTE_TIME, "data_time", "Timestamp from icmp data", EchoTime::of,
            doc("The time that ping writes before its data: seconds and microseconds, in either byte order, less than a day from the frame's time."));
    public static final Derived SINCE      = SENT_AGAIN.derived(EchoTime.OCTETS, Type.RELATIVE_TIME, "data_time_relative", "Timestamp from icmp data (relative)",
            EchoTime::since, unit("seconds"));

    private static final Header TIMES     = H.when(TYPE, TIMESTAMP, TIMESTAMP_REPLY).skip(32);
    public static final U32     ORIGINATE = TIMES.u32("originate_timestamp", "Originate Timestamp", unit("milliseconds since midnight UT"));
    public static final U32     RECEIVE   = TIMES.u32("receive_timestamp", "Receive Timestamp", unit("milliseconds since midnight UT"));
    public static final U32     TRANSMIT  = TIMES.u32("transmit_timestamp", "Transmit Timestamp", unit("milliseconds since midnight UT"));
    public static final Address MASK      = H.when(TYPE, ADDRESS_MASK, ADDRESS_MASK_REPLY).skip(32).ipv4("address_mask", "Address Mask", spec("RFC 950"));

    public static final Address GATEWAY = H.when(TYPE, REDIRECT).ipv4("redir_gw", "Gateway Address");
    public static final Bits    POINTER = H.when(TYPE, PARAMETER_PROBLEM).bits(Type.U32, 8, "pointer", "Pointer", unit("octets"));
    public static final U8      LENGTH  = H.when(IcmpErrors::hasLength).skip(8).u8("length", "Length", unit("words of 4 octets"), spec("RFC 4884 section 4"),
            doc("The length of the quoted datagram. Absent if it is 0, which means that the sender gives no length."));
    public static final U16     MTU     = H.when(IcmpErrors::hasMtu).skip(16).u16("mtu", "MTU of next hop", unit("octets"), spec("RFC 1191 section 4"));
    public static final Listed  UNUSED  = H.listed(Type.BYTES, "unused", "Unused", IcmpErrors::unused);

    private static final Header DISCOVERY  = H.by("RFC 1256 section 3");
    private static final Header ROUTERS    = DISCOVERY.when(TYPE, ROUTER_ADVERTISEMENT);
    public static final U8      COUNT      = ROUTERS.u8("num_addrs", "Number of addresses");
    public static final U8      SIZE       = ROUTERS.u8("addr_entry_size", "Address entry size", unit("words of 4 octets"));
    public static final U16     LIFETIME   = ROUTERS.u16("lifetime", "Lifetime", unit("seconds"));
    public static final Listed  ROUTER     = DISCOVERY.listed(Type.IPV4, "router_address", "Router address", (packet, layer, out) -> routers(packet, layer, 0, out));
    public static final Listed  PREFERENCE = DISCOVERY.listed(Type.I32, "pref_level", "Preference level", (packet, layer, out) -> routers(packet, layer, 4, out));

    private static final Header REQUEST  = H.by("RFC 8335 section 2").when(TYPE, EXTENDED_ECHO).skip(24);
    public static final Flag    LOCAL    = REQUEST.skip(7).flag("ext.echo.req.local", "Local bit");
    private static final Header ANSWER   = H.by("RFC 8335 section 3").when(TYPE, EXTENDED_ECHO_REPLY).skip(24);
    public static final Bits    STATE    = ANSWER.bits(3, "ext.echo.rsp.state", "State", names(0, "Reserved", 1, "Incomplete", 2, "Reachable", 3, "Stale",
            4, "Delay", 5, "Probe", 6, "Failed"));
    public static final Flag    ACTIVE   = ANSWER.skip(2).flag("ext.echo.rsp.active", "Active bit");
    public static final Flag    HAS_IPV4 = ANSWER.flag("ext.echo.rsp.ipv4", "IPv4 bit");
    public static final Flag    HAS_IPV6 = ANSWER.flag("ext.echo.rsp.ipv6", "IPv6 bit");

    public static final Protocol PROTOCOL = H.end(4).spanningAll();

    private static final int HEADER = 8;

    private Icmp() {}

    static void dissect(Dissection d, int at, int end) {
        d.push(PROTOCOL, at, end);
        Packet packet = d.packet();
        int layer = d.layer();
        packet.headerEnd(layer, at + HEADER);
        if (!TYPE.isIn(packet, layer) || at + HEADER >= packet.limit(layer))
            return;
        switch (TYPE.get(packet, layer)) {
            case ECHO, ECHO_REPLY -> d.data(at + HEADER + (TIME.isIn(packet, layer) ? EchoTime.OCTETS : 0), end);
            case DESTINATION_UNREACHABLE, SOURCE_QUENCH, REDIRECT, TIME_EXCEEDED, PARAMETER_PROBLEM ->
                d.quoted(Ipv4.PROTOCOLS, Ipv4.IP_IN_IP, at + HEADER, IcmpErrors.quoteEnd(packet, layer));
            default -> packet.headerEnd(layer, end);
        }
    }

    private static long status(Packet packet, int layer) {
        if (!CHECKSUM.isIn(packet, layer))
            return Derived.ABSENT;
        if (packet.isQuoted(layer) || !Carrier.isWhole(packet, layer))
            return ChecksumStatus.UNVERIFIED;
        long sum = InternetChecksum.sum(packet.frame(), packet.at(layer), packet.end(layer) - packet.at(layer));
        return InternetChecksum.isGood(sum) ? ChecksumStatus.GOOD : ChecksumStatus.BAD;
    }

    private static void swapped(Packet packet, int layer, int octet, Values out) {
        int at = packet.at(layer) + octet;
        if (octet == 4 ? IDENT.isIn(packet, layer) || EXTENDED_IDENT.isIn(packet, layer) : SEQ.isIn(packet, layer))
            out.add(Short.reverseBytes((short) packet.frame().u16(at)) & 0xFFFF, at, 2);
    }

    /** Entries of two words, an address and how much to prefer it; no others are known. */
    private static void routers(Packet packet, int layer, int octet, Values out) {
        if (!SIZE.isIn(packet, layer) || SIZE.get(packet, layer) != 2)
            return;
        int at = packet.at(layer) + HEADER + octet;
        for (int i = COUNT.get(packet, layer); i > 0 && at + 4 <= packet.limit(layer); i--, at += 8)
            out.add(octet == 0 ? packet.frame().u32(at) : packet.frame().i32(at), at, 4);
    }
}
