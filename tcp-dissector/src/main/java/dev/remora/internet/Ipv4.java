package dev.remora.internet;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.in;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.spec;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissector;
import dev.remora.dissect.Table;
import dev.remora.field.Address;
import dev.remora.field.Bits;
import dev.remora.field.Derived;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Options;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.field.U8;
import dev.remora.packet.Anomaly;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.packet.Severity;
import dev.remora.reassembly.ReassemblyFields;

/**
 * Internet Protocol version 4.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |Version|hdr_len|   dscp    |ecn|         Total Length          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |        Identification         |R|D|M|     Fragment Offset     |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * | Time to Live  |   Protocol    |        Header Checksum        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                        Source Address                         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                                                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class Ipv4 {
    private static final Header H = Header.of("ip", "Internet Protocol Version 4", "RFC 791 section 3.1");

    public static final Bits    VERSION     = H.bits(4, "version", "Version");
    public static final Bits    HDR_LEN     = H.words(4, 4, "hdr_len", "Header Length", unit("octets"));
    public static final U8      DSFIELD     = H.peek().u8("dsfield", "Differentiated Services Field", hex(), spec("RFC 2474 section 3"));
    public static final Bits    DSCP        = H.bits(6, "dsfield.dscp", "Differentiated Services Codepoint", DiffServ.DSCP, spec("RFC 2474 section 3"));
    public static final Bits    ECN         = H.bits(2, "dsfield.ecn", "Explicit Congestion Notification", DiffServ.ECN, spec("RFC 3168 section 5"));
    public static final Derived LEN         = H.derived(2, Type.U16, "len", "Total Length", Ipv4::length, unit("octets"));
    public static final U16     ID          = H.u16("id", "Identification", hex());
    public static final Bits    FLAGS       = H.peek().bits(3, "flags", "Flags", hex());
    public static final Flag    RESERVED    = H.flag("flags.rb", "Reserved bit");
    public static final Flag    DF          = H.flag("flags.df", "Don't fragment");
    public static final Flag    MF          = H.flag("flags.mf", "More fragments");
    public static final Bits    FRAG_OFFSET = H.bits(Type.U16, 13, "frag_offset", "Fragment Offset");
    private static final Header LIVE        = H.peek();
    public static final U8      TTL         = H.u8("ttl", "Time to Live");
    public static final Derived TTL_LNCB    = LIVE.overlay().derived(1, Type.NONE, "ttl.lncb", "Wrong time to live for this multicast group", TimeToLive::isWrongForControlBlock);
    public static final Derived TTL_SMALL   = LIVE.derived(1, Type.NONE, "ttl.too_small", "Time to live is less than 5", TimeToLive::isSmall);
    public static final U8      PROTO       = H.u8("proto", "Protocol", ProtocolNumbers.NAMES);
    private static final Header SUM         = H.peek();
    public static final U16     CHECKSUM    = H.u16("checksum", "Header Checksum", hex());
    public static final Derived STATUS      = SUM.overlay().derived(2, Type.U8, "checksum.status", "Header checksum status", Ipv4::status, names(ChecksumStatus.NAMES));
    public static final Derived CALCULATED  = SUM.overlay().derived(2, Type.U16, "checksum_calculated", "Calculated Checksum", Ipv4::calculated, hex());
    public static final Derived BAD_SUM     = SUM.derived(2, Type.NONE, "checksum_bad.expert", "Bad checksum", Ipv4::badChecksum);
    public static final Address SRC         = H.ipv4("src", "Source Address", in("ip.addr"), in("ip.host"), in("ip.src_host"));
    public static final Address CURRENT     = H.when(SourceRoute::isIn).ipv4("cur_rt", "Current Route", in("ip.cur_rt_host"));
    public static final Address DST         = H.at(SourceRoute::finalDestination).ipv4("dst", "Destination Address", in("ip.addr"), in("ip.host"), in("ip.dst_host"));

    static final Options OPTIONS = H.skip(32).options(Options.Form.TCP_IP);

    static {
        Ipv4Options.define(H, OPTIONS);
    }

    public static final Anomaly.Code BOGUS_HEADER_LENGTH = new Anomaly.Code("ip.bogus_header_length", Severity.ERROR, "Bogus IP header length",
            "RFC 791 section 3.1");
    public static final Anomaly.Code BOGUS_LENGTH        = new Anomaly.Code("ip.bogus_ip_length", Severity.ERROR, "Bogus IP length",
            "RFC 791 section 3.1");

    static {
        H.presence(BOGUS_HEADER_LENGTH);
        H.presence(BOGUS_LENGTH);
        ReassemblyFields.define(H, Type.BYTES, "reassembled_in");
    }

    public static final Protocol PROTOCOL = H.end(20);

    /** Keys are protocol numbers, for IPv4 and IPv6 alike. */
    public static final Table PROTOCOLS = Table.of("ip.proto");

    /** Protocol number of an IP datagram, RFC 2003 section 3.1. */
    static final int IP_IN_IP = 4;

    /** Octets of a header without options. */
    static final int MINIMUM = 20;

    /** In the first two words: version and header length, more fragments and an offset. */
    private static final long USUAL_BITS = 0xFF00_0000_0000_3FFFL;

    /** Version 4, a header without options, no fragment. */
    private static final long USUAL = 0x4500_0000_0000_0000L;

    private static final int TCP         = 6;
    private static final int PROTOCOL_AT = 9;

    private Ipv4() {}

    /** The usual datagram is whole, has no options and is no fragment: it is told with few questions. Any other is looked at piece by piece. */
    static void dissect(Dissection d, int at, int end) {
        Frame frame = d.frame();
        int limit = Math.min(end, frame.limit(at));
        long words = at + MINIMUM <= limit ? frame.u64(at) : 0;
        int ownEnd = at + ((int) (words >>> 32) & 0xFFFF);                // total length
        if ((words & USUAL_BITS) != USUAL || ownEnd <= at + MINIMUM || ownEnd > limit)
            dissectUnusual(d, at, end);
        else {
            d.packet().push(PROTOCOL, at, at + MINIMUM, ownEnd);
            dissectPayload(d, frame.u8(at + PROTOCOL_AT), at + MINIMUM, ownEnd);
        }
    }

    /** Two calls that look the same, so that the compiler sees but one dissector behind the first and can join it with this code. */
    @SuppressWarnings("DuplicateBranches")
    private static void dissectPayload(Dissection d, int protocol, int at, int end) {
        Dissector next = d.following(PROTOCOLS, protocol);
        if (protocol == TCP)
            next.dissect(d, at, end);
        else
            next.dissect(d, at, end);
    }

    private static void dissectUnusual(Dissection d, int at, int end) {
        if (UnknownVersion.isAt(d, at, end, 4)) {
            UnknownVersion.dissectIpv4(d, at, end);
            return;
        }
        boolean whole = d.push(PROTOCOL, at, end);
        if (!isSound(d, at, end) || !whole)
            return;
        Packet packet = d.packet();
        int layer = d.layer();
        int payload = at + HDR_LEN.get(packet, layer);
        if (payload > packet.limit(layer)) {
            packet.headerEnd(layer, at + MINIMUM);                       // options that were cut are not looked at
            return;
        }
        packet.headerEnd(layer, payload);
        if (payload > at + MINIMUM && !Ipv4OptionErrors.check(d, layer))
            return;
        if (payload >= packet.end(layer))
            return;
        if (Ipv4Fragment.isOne(packet, layer))
            Ipv4Fragment.dissect(d, layer, payload);
        else
            dissectPayload(d, PROTO.get(packet, layer), payload, packet.end(layer));
    }

    /** Whether both lengths are possible; cuts the layer to its total length. What follows an impossible length is not looked at. */
    private static boolean isSound(Dissection d, int at, int end) {
        Packet packet = d.packet();
        int layer = d.layer();
        if (!HDR_LEN.isIn(packet, layer))
            return true;
        int header = HDR_LEN.get(packet, layer);
        if (header < MINIMUM) {
            d.anomaly(BOGUS_HEADER_LENGTH, at, 1);
            packet.distrust(layer, at + 1);
            return false;
        }
        return at + 4 > packet.limit(layer) || isSoundLength(d, header, at, end);
    }

    private static boolean isSoundLength(Dissection d, int header, int at, int end) {
        int length = d.frame().u16(at + 2);
        if (length == 0)
            return true;                                                 // written before TCP segmentation offload knew the length
        if (length < header) {
            d.anomaly(BOGUS_LENGTH, at + 2, 2);
            d.packet().distrust(d.layer(), at + 4);
            return false;
        }
        if (at + length <= end)
            d.packet().end(d.layer(), at + length);
        else if (!d.isQuoted())
            d.anomaly(BOGUS_LENGTH, at + 2, 2);
        return true;
    }

    /** Total length; where segmentation offload left it 0, the octets there are. */
    private static long length(Packet packet, int layer) {
        int at = packet.at(layer);
        if (at + 4 > packet.limit(layer))
            return Derived.ABSENT;
        int length = packet.frame().u16(at + 2);
        return length != 0 ? length : packet.end(layer) - at;
    }

    /** Position of the address that the datagram is for in the end: that of the header, or the last one of a source route. */
    public static int destination(Packet packet, int layer) {
        int destination = packet.at(layer) + 16;
        if (packet.headerEnd(layer) == destination + 4)
            return destination;                                         // no options
        int last = SourceRoute.finalDestination(packet, layer);
        return last < 0 ? destination : last;
    }

    // Checksum

    private static boolean isVerifiable(Packet packet, int layer) {
        return packet.at(layer) + MINIMUM <= packet.limit(layer) && packet.at(layer) + HDR_LEN.get(packet, layer) <= packet.limit(layer);
    }

    private static long sum(Packet packet, int layer) {
        return InternetChecksum.sum(packet.frame(), packet.at(layer), HDR_LEN.get(packet, layer));
    }

    /** Whether the header is whole and its checksum right. */
    static boolean hasGoodChecksum(Packet packet, int layer) {
        return isVerifiable(packet, layer) && InternetChecksum.isGood(sum(packet, layer));
    }

    /**
     * Whether hosts and routers drop a datagram because the checksum of its header is wrong, RFC 1122 section 3.2.1.2. One of 0 was left to hardware to fill in, and what was
     * captured before that says nothing. Any thread. Allocates nothing.
     */
    public static boolean isDropped(Packet packet, int layer) {
        return packet.type(layer) == PROTOCOL && !isSummed(packet, layer) && CHECKSUM.get(packet, layer) != 0;
    }

    /** Whether the checksum of a header is right, or cannot be told; the usual header is asked for in fewer steps. */
    private static boolean isSummed(Packet packet, int layer) {
        int at = packet.at(layer);
        if (at + MINIMUM <= packet.limit(layer) && packet.frame().u8(at) == USUAL >>> 56)
            return InternetChecksum.isGood(InternetChecksum.sum(packet.frame(), at, MINIMUM));
        return !isVerifiable(packet, layer) || InternetChecksum.isGood(sum(packet, layer));
    }

    private static long status(Packet packet, int layer) {
        if (!CHECKSUM.isIn(packet, layer))
            return Derived.ABSENT;
        if (!isVerifiable(packet, layer))
            return ChecksumStatus.UNVERIFIED;
        return InternetChecksum.isGood(sum(packet, layer)) ? ChecksumStatus.GOOD : ChecksumStatus.BAD;
    }

    private static long badChecksum(Packet packet, int layer) {
        return status(packet, layer) == ChecksumStatus.BAD ? 1 : Derived.ABSENT;
    }

    private static long calculated(Packet packet, int layer) {
        return isVerifiable(packet, layer) ? InternetChecksum.calculated(sum(packet, layer), CHECKSUM.get(packet, layer)) : Derived.ABSENT;
    }
}
