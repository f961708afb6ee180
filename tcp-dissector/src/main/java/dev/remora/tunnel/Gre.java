package dev.remora.tunnel;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.labels;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.spec;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Table;
import dev.remora.field.Bits;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Listed;
import dev.remora.field.Place;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.field.U32;
import dev.remora.field.Values;
import dev.remora.internet.Carrier;
import dev.remora.internet.ChecksumStatus;
import dev.remora.internet.InternetChecksum;
import dev.remora.link.EtherType;
import dev.remora.link.EtherTypeNames;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/** Generic Routing Encapsulation; version 1 is that of PPTP. Each flag says whether a field behind the fixed four octets is there. */
public final class Gre {
    private static final Header H = Header.of("gre", "Generic Routing Encapsulation", "RFC 2784 section 2, RFC 2890 section 2, RFC 2637 section 4.1");

    private static final int CHECKSUM_BIT = 0x8000;
    private static final int ROUTING_BIT  = 0x4000;
    private static final int KEY_BIT      = 0x2000;
    private static final int SEQUENCE_BIT = 0x1000;
    private static final int ACK_BIT      = 0x0080;
    private static final int VERSION_BITS = 0x0007;

    /** The protocol type of PPP. */
    static final int PPP = 0x880B;

    public static final U16    FLAGS           = H.peek().u16("flags_and_version", "Flags and Version", hex());
    public static final Flag   HAS_CHECKSUM    = H.flag("flags.checksum", "Checksum Bit", labels("Yes", "No"));
    public static final Flag   HAS_ROUTING     = H.flag("flags.routing", "Routing Bit", labels("Yes", "No"), spec("RFC 1701"));
    public static final Flag   HAS_KEY         = H.flag("flags.key", "Key Bit", labels("Yes", "No"), spec("RFC 2890 section 2"));
    public static final Flag   HAS_SEQUENCE    = H.flag("flags.sequence_number", "Sequence Number Bit", labels("Yes", "No"), spec("RFC 2890 section 2"));
    public static final Flag   STRICT_ROUTE    = H.flag("flags.strict_source_route", "Strict Source Route Bit", labels("Yes", "No"), spec("RFC 1701"));
    public static final Bits   RECURSION       = H.bits(3, "flags.recursion_control", "Recursion control", spec("RFC 1701"));
    public static final Flag   HAS_ACK         = H.onlyIf(Gre::isEnhanced).flag("flags.ack", "Acknowledgment", labels("Yes", "No"), spec("RFC 2637 section 4.1"));
    public static final Bits   VERSION         = H.skip(4).bits(3, "flags.version", "Version", names(0, "GRE", 1, "Enhanced GRE"));
    public static final U16    PROTO           = H.u16("proto", "Protocol Type", hex(), EtherTypeNames.REGISTRY.with(0x0000, "Possible GRE keepalive packet",
            0x00FE, "OSI", 0x2000, "CDP (Cisco)", 0x2001, "NHRP", 0x22EB, "ERSPAN III", 0x6559, "Frame Relay", 0x883E, "WCCP",
            0x8881, "CDMA2000 A10 Unstructured byte stream", 0x88D2, "CDMA2000 A10 3GPP2 Packet", 0x8909, "CiscoMetaData",
            0xB7EA, "Huawei GRE bonding").also(0x0800, "IP"));
    public static final U16    CHECKSUM        = H.at(Gre::checksum).u16("checksum", "Checksum", hex());
    public static final Listed STATUS          = H.listed(Type.U8, "checksum.status", "Checksum Status", Gre::status, names(ChecksumStatus.NAMES), spec("RFC 2784 section 2.3"));
    public static final Listed BAD_CHECKSUM    = H.listed(Type.NONE, "checksum.incorrect", "Incorrect checksum", Gre::incorrect, spec("RFC 2784 section 2.3"));
    public static final U32    KEY             = H.at((packet, layer) -> isEnhanced(packet, layer) ? Place.ABSENT : find(packet, layer, KEY_BIT))
            .u32("key", "Key", hex(), spec("RFC 2890 section 2.1"));
    public static final U16    PAYLOAD_LENGTH  = H.at((packet, layer) -> enhanced(packet, layer, 0)).u16("key.payload_length", "Payload Length", unit("octets"),
            spec("RFC 2637 section 4.1"));
    public static final U16    CALL_ID         = H.at((packet, layer) -> enhanced(packet, layer, 2)).u16("key.call_id", "Call ID", spec("RFC 2637 section 4.1"));
    public static final U32    SEQUENCE_NUMBER = H.at((packet, layer) -> find(packet, layer, SEQUENCE_BIT)).u32("sequence_number", "Sequence Number",
            spec("RFC 2890 section 2.2"));
    public static final U32    ACK_NUMBER      = H.at((packet, layer) -> isEnhanced(packet, layer) ? find(packet, layer, ACK_BIT) : Place.ABSENT)
            .u32("ack_number", "Acknowledgment Number", spec("RFC 2637 section 4.1"));

    public static final Protocol PROTOCOL = H.end(4);

    /** Keys are GRE's protocol types that are no EtherTypes, or mean something else here. */
    public static final Table PROTOCOLS = Table.of("gre.proto");

    private static final int ROUTE_ENTRY = 4;

    private Gre() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        Packet packet = d.packet();
        int layer = d.layer();
        int payload = headerEnd(d.frame(), at, packet.limit(layer));
        packet.headerEnd(layer, payload);
        if (payload <= packet.limit(layer))
            payload(d, d.frame().u16(at + 2), payload, end);
    }

    /** Goes on with what a protocol type names, here or in a protocol that uses the same numbers. */
    static void payload(Dissection d, int type, int at, int end) {
        if (at < end && !d.tryNext(PROTOCOLS, type, at, end))
            d.next(EtherType.TYPES, type, at, end);
    }

    private static boolean isEnhanced(Packet packet, int layer) {
        int at = packet.at(layer);
        return at + 4 <= packet.limit(layer) && isEnhanced(packet.frame(), at);
    }

    /** Version 1 is defined for PPP alone. */
    private static boolean isEnhanced(Frame frame, int at) {
        return (frame.u16(at) & VERSION_BITS) == 1 && frame.u16(at + 2) == PPP;
    }

    /** Position in what is the key of other versions. */
    private static int enhanced(Packet packet, int layer, int octet) {
        int key = isEnhanced(packet, layer) ? find(packet, layer, KEY_BIT) : Place.ABSENT;
        return key == Place.ABSENT ? key : key + octet;
    }

    /** Position of the checksum, which is there with a source route as well: RFC 1701. */
    private static int checksum(Packet packet, int layer) {
        int at = find(packet, layer, CHECKSUM_BIT);
        return at == Place.ABSENT ? find(packet, layer, ROUTING_BIT) : at;
    }

    /** What the checksum says, which covers the payload; {@link Place#ABSENT} where there is none. Beside a route alone, nothing says that it was set. */
    private static int status(Packet packet, int layer) {
        if (!CHECKSUM.isIn(packet, layer))
            return Place.ABSENT;
        if (!HAS_CHECKSUM.get(packet, layer) || packet.isQuoted(layer) || !Carrier.isWhole(packet, layer))
            return ChecksumStatus.UNVERIFIED;
        int at = packet.at(layer);
        long sum = InternetChecksum.sum(packet.frame(), at, packet.end(layer) - at);
        return InternetChecksum.isGood(sum) ? ChecksumStatus.GOOD : ChecksumStatus.BAD;
    }

    private static void status(Packet packet, int layer, Values out) {
        int status = status(packet, layer);
        if (status != Place.ABSENT)
            out.add(status, checksum(packet, layer), 2);
    }

    private static void incorrect(Packet packet, int layer, Values out) {
        if (status(packet, layer) == ChecksumStatus.BAD)
            out.add(1, checksum(packet, layer), 2);
    }

    /** Position of the field that this flag announces, or {@link Place#ABSENT}. */
    private static int find(Packet packet, int layer, int flag) {
        if (!FLAGS.isIn(packet, layer) || (FLAGS.get(packet, layer) & flag) == 0)
            return Place.ABSENT;
        return position(packet.frame(), packet.at(layer), packet.limit(layer), flag);
    }

    private static int headerEnd(Frame frame, int at, int limit) {
        return position(frame, at, limit, 0);
    }

    /** Position of a field, or of the payload where {@code flag} is none: fields are in the order of their flags, the acknowledgment last. */
    private static int position(Frame frame, int at, int limit, int flag) {
        int flags = frame.u16(at);
        int position = at + 4;
        if (flag == CHECKSUM_BIT || flag == ROUTING_BIT)
            return position;
        if ((flags & (CHECKSUM_BIT | ROUTING_BIT)) != 0)
            position += 4;
        if (flag == KEY_BIT)
            return position;
        if ((flags & KEY_BIT) != 0)
            position += 4;
        if (flag == SEQUENCE_BIT)
            return position;
        if ((flags & SEQUENCE_BIT) != 0)
            position += 4;
        if (flag == ACK_BIT)
            return position;
        if ((flags & ACK_BIT) != 0 && isEnhanced(frame, at))
            position += 4;
        return (flags & ROUTING_BIT) != 0 ? routeEnd(frame, position, limit) : position;
    }

    /** Position behind the source route entries, which end with one of length 0: RFC 1701. Past the limit where that one is not there. */
    private static int routeEnd(Frame frame, int at, int limit) {
        int entry = at;
        while (entry + ROUTE_ENTRY <= limit) {
            int length = frame.u8(entry + 3);
            boolean last = frame.u16(entry) == 0 && length == 0;
            entry += ROUTE_ENTRY + length;
            if (last)
                return entry;
        }
        return entry + ROUTE_ENTRY;
    }
}
