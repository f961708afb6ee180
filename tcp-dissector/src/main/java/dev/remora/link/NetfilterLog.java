package dev.remora.link;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Table;
import dev.remora.field.Header;
import dev.remora.field.Listed;
import dev.remora.field.Place;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.field.U32;
import dev.remora.field.U8;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/**
 * What Linux's netfilter says of a datagram that a rule logs, in attributes of which one holds the datagram. Types and lengths are in the order of the host, which
 * is little-endian; a length counts its own four octets, and attributes begin on multiples of four.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |    Family     |    Version    |          Resource id          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class NetfilterLog {
    private static final Header H = Header.of("nflog", "Linux Netfilter NFLOG", "LINKTYPE_NFLOG");

    public static final U8  FAMILY   = H.u8("family", "Family", names(0, "Unspecified", 1, "IPv4/IPv6", 2, "IPv4", 3, "ARP", 5, "Netdev", 7, "Bridge",
            10, "IPv6", 12, "DECNET"));
    public static final U8  VERSION  = H.u8("version", "Version");
    public static final U16 RESOURCE = H.u16("res_id", "Resource id");

    private static final int PACKET_HEADER = 1;
    private static final int PAYLOAD       = 9;
    private static final int PREFIX_TYPE   = 10;

    public static final Listed TLV_LENGTH = H.listed(Type.U16, "tlv_length", "Length", (packet, layer, out) -> each(packet, layer, 0, out), unit("octets"));
    public static final Listed TLV_TYPE   = H.listed(Type.U16, "tlv_type", "Type", (packet, layer, out) -> each(packet, layer, 2, out), names(0, "NFULA_UNSPEC",
            1, "NFULA_PACKET_HDR", 2, "NFULA_MARK", 3, "NFULA_TIMESTAMP", 4, "NFULA_IFINDEX_INDEV", 5, "NFULA_IFINDEX_OUTDEV", 6, "NFULA_IFINDEX_PHYSINDEV",
            7, "NFULA_IFINDEX_PHYSOUTDEV", 8, "NFULA_HWADDR", 9, "NFULA_PAYLOAD", 10, "NFULA_PREFIX", 11, "NFULA_UID", 12, "NFULA_SEQ", 13, "NFULA_SEQ_GLOBAL",
            14, "NFULA_GID", 15, "NFULA_HWTYPE", 16, "NFULA_HWHEADER", 17, "NFULA_HWLEN"));
    public static final U16    HW_TYPE    = value(PACKET_HEADER, 0).u16("protocol", "HW protocol", hex(), EtherTypeNames.NAMES);
    public static final U8     HOOK       = value(PACKET_HEADER, 2).u8("hook", "Netfilter hook", names(0, "Pre-routing", 1, "Local in", 2, "Forward", 3, "Local out",
            4, "Post-routing"));
    public static final U32    IN         = value(4, 0).u32("ifindex_indev", "IFINDEX_INDEV");
    public static final U32    OUT        = value(5, 0).u32("ifindex_outdev", "IFINDEX_OUTDEV");
    public static final U32    PHYS_IN    = value(6, 0).u32("ifindex_physindev", "IFINDEX_PHYSINDEV");
    public static final U32    PHYS_OUT   = value(7, 0).u32("ifindex_physoutdev", "IFINDEX_PHYSOUTDEV");
    public static final Listed PREFIX     = H.listed(Type.STRING, "prefix", "Prefix", NetfilterLog::prefixes);
    public static final U32    UID        = value(11, 0).u32("uid", "UID");
    public static final U32    GID        = value(14, 0).u32("gid", "GID");

    public static final Protocol PROTOCOL = H.end(4);

    /** Keys are address families of Linux. */
    public static final Table FAMILIES = Table.of("nflog.family");

    private static final int IPV4    = 2;
    private static final int HEADER  = 4;
    private static final int NUMBERS = 4;       // octets in the attributes that hold numbers
    private static final int UNKNOWN = -1;

    private NetfilterLog() {}

    /** As in Wireshark, the last payload counts, and none where the attributes do not fit. */
    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        Packet packet = d.packet();
        int layer = d.layer();
        int payload = Place.ABSENT;
        int last = Place.ABSENT;
        int type = UNKNOWN;
        for (int tlv = next(packet, layer, Place.ABSENT); tlv != Place.ABSENT; tlv = next(packet, layer, tlv)) {
            last = tlv;
            payload = type(d.frame(), tlv) == PAYLOAD ? tlv : payload;
            type = type(d.frame(), tlv) == PACKET_HEADER && length(d.frame(), tlv) == HEADER + NUMBERS ? d.frame().u16(tlv + HEADER) : type;
        }
        if (payload == Place.ABSENT || tlvEnd(d.frame(), last) + HEADER <= end)
            return;
        int payloadEnd = payload + length(d.frame(), payload);
        packet.headerEnd(layer, payload + HEADER);
        if (type == UNKNOWN || type == EtherType.IPV4)
            d.next(FAMILIES, type == UNKNOWN ? FAMILY.get(packet, layer) : IPV4, payload + HEADER, payloadEnd);
        else
            d.next(EtherType.TYPES, type, payload + HEADER, payloadEnd);
    }

    /** A number in attributes of a type, if they have the length that such have: in others it would lie behind their end, or be another number. */
    private static Header value(int type, int octet) {
        return H.inEach(NetfilterLog::next, (packet, layer, tlv) -> {
            boolean is = type(packet.frame(), tlv) == type && length(packet.frame(), tlv) == HEADER + NUMBERS;
            return is ? tlv + HEADER + octet : Place.ABSENT;
        });
    }

    /** The attribute behind this one, {@link Place#ABSENT} for none or one that does not fit. */
    private static int next(Packet packet, int layer, int previous) {
        Frame frame = packet.frame();
        int at = previous == Place.ABSENT ? packet.at(layer) + HEADER : tlvEnd(frame, previous);
        boolean fits = at + HEADER <= packet.limit(layer) && length(frame, at) >= HEADER && at + length(frame, at) <= packet.limit(layer);
        return fits ? at : Place.ABSENT;
    }

    private static int tlvEnd(Frame frame, int tlv) {
        return tlv + (length(frame, tlv) + 3 & ~3);
    }

    private static int length(Frame frame, int tlv) {
        return Short.reverseBytes((short) frame.u16(tlv)) & 0xFFFF;
    }

    private static int type(Frame frame, int tlv) {
        return Short.reverseBytes((short) frame.u16(tlv + 2)) & 0x7FFF;
    }

    private static void each(Packet packet, int layer, int octet, Values out) {
        for (int tlv = next(packet, layer, Place.ABSENT); tlv != Place.ABSENT; tlv = next(packet, layer, tlv))
            out.add(octet == 0 ? length(packet.frame(), tlv) : type(packet.frame(), tlv), tlv + octet, 2);
    }

    private static void prefixes(Packet packet, int layer, Values out) {
        Frame frame = packet.frame();
        for (int tlv = next(packet, layer, Place.ABSENT); tlv != Place.ABSENT; tlv = next(packet, layer, tlv))
            if (type(frame, tlv) == PREFIX_TYPE)
                out.addObject(Listed.text(frame, tlv + HEADER, length(frame, tlv) - HEADER), tlv + HEADER, length(frame, tlv) - HEADER);
    }
}
