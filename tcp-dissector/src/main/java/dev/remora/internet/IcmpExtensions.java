package dev.remora.internet;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.spec;
import static dev.remora.field.Attr.unit;

import dev.remora.field.Bits;
import dev.remora.field.Derived;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.LastFound;
import dev.remora.field.Listed;
import dev.remora.field.Octets;
import dev.remora.field.Place;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.field.U8;
import dev.remora.field.Values;
import dev.remora.packet.Packet;

/**
 * The extension structure of ICMP messages, RFC 4884 section 7: a header, then objects. An object whose length cannot be right ends the list.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |Version|      Reserved         |           Checksum            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |            Length             |     Class     |    C-Type     |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class IcmpExtensions {
    private static final int HEADER = 4;
    private static final int ENTRY  = 4;
    private static final int MPLS   = 1;

    private static final Header H = Header.of("icmp", "ICMP Extensions", "RFC 4884 section 7");

    public static final Listed  ALL      = H.listed(Type.NONE, "ext", "ICMP Extensions", IcmpExtensions::all);
    public static final Bits    VERSION  = H.at(IcmpExtensions::header).bits(4, "ext.version", "Version");
    public static final Listed  CHECKSUM = H.listed(Type.U16, "ext.checksum", "Checksum", IcmpExtensions::checksum, hex());
    public static final Derived STATUS   = H.at(IcmpExtensions::sum).derived(2, Type.U8, "ext.checksum.status", "Checksum Status",
            IcmpExtensions::status, names(ChecksumStatus.NAMES));

    public static final U16    LENGTH = H.walk(IcmpExtensions::object).u16("ext.length", "Length", unit("octets"));
    public static final U8     CLASS  = H.walk((p, l, previous) -> part(p, l, previous, 2)).u8("ext.class", "Class",
            names(1, "MPLS Label Stack", 2, "Interface Information", 3, "Interface Identification",
                    4, "Extended Information").also(1, "MPLS Label Stack Class", 2, "Interface Information Object", 3, "Interface Identification Object"));
    public static final Listed C_TYPE = H.listed(Type.U8, "ext.ctype", "C-Type", IcmpExtensions::subtypes);
    public static final Listed DATA   = H.listed(Type.BYTES, "ext.data", "Data", IcmpExtensions::data);

    private static final Header LABELS  = H.walk(IcmpExtensions::label);
    public static final Bits    LABEL   = LABELS.bits(Type.U24, 20, "mpls.label", "Label", spec("RFC 4950 section 3"));
    private static final Header SECOND  = H.walk((p, l, previous) -> label(p, l, previous, 2));
    public static final Bits    TRAFFIC = SECOND.skip(4).bits(Type.U24, 3, "mpls.exp", "Experimental", spec("RFC 4950 section 3"));
    public static final Flag    BOTTOM  = SECOND.skip(3).flag("mpls.s", "Stack bit", spec("RFC 4950 section 3"));
    public static final U8      TTL     = H.walk((p, l, previous) -> label(p, l, previous, 3)).u8("mpls.ttl", "Time to live", spec("RFC 4950 section 3"));

    static {
        InterfaceInformation.define(H.by("RFC 5837 section 4"));
        InterfaceIdentification.define(H.by("RFC 8335 section 2.1"));
    }

    /** More fields of the layers of {@link Icmp#PROTOCOL} and {@link Icmpv6#PROTOCOL}. */
    public static final Protocol EXTENSION = H.end(0);

    private IcmpExtensions() {}

    private static void all(Packet packet, int layer, Values out) {
        int at = start(packet, layer);
        if (at != Packet.ABSENT && at < packet.limit(layer))
            out.add(1, at, packet.limit(layer) - at);
    }

    private static int start(Packet packet, int layer) {
        return packet.type(layer) == Icmpv6.PROTOCOL ? Icmpv6.extension(packet, layer) : IcmpErrors.extension(packet, layer);
    }

    /** Position of the header, where the message has room for it. */
    private static int header(Packet packet, int layer) {
        int at = start(packet, layer);
        return at == Packet.ABSENT || at + HEADER > packet.end(layer) ? Packet.ABSENT : at;
    }

    private static int wholeHeader(Packet packet, int layer) {
        int at = header(packet, layer);
        return at == Packet.ABSENT || at + HEADER > packet.limit(layer) ? Packet.ABSENT : at;
    }

    /** Whether there is an extension structure of a version that is known, RFC 4884 section 7. */
    static boolean hasObjects(Packet packet, int layer) {
        return first(packet, layer) != Place.ABSENT;
    }

    /** Position of the checksum, where the header is whole. */
    private static int sum(Packet packet, int layer) {
        int at = wholeHeader(packet, layer);
        return at == Packet.ABSENT ? Place.ABSENT : at + 2;
    }

    private static void checksum(Packet packet, int layer, Values out) {
        int at = wholeHeader(packet, layer);
        if (at != Packet.ABSENT)
            out.add(packet.frame().u16(at + 2), at + 2, 2);
    }

    private static long status(Packet packet, int layer) {
        int at = wholeHeader(packet, layer);
        if (at == Packet.ABSENT)
            return Derived.ABSENT;
        if (packet.frame().u16(at + 2) == 0)
            return ChecksumStatus.NOT_PRESENT;
        int end = packet.end(layer);
        if (end > packet.limit(layer))
            return ChecksumStatus.UNVERIFIED;
        return InternetChecksum.isGood(InternetChecksum.sum(packet.frame(), at, end - at)) ? ChecksumStatus.GOOD : ChecksumStatus.BAD;
    }

    /** Walks over the objects; each position is that of its length. */
    static int object(Packet packet, int layer, int previous) {
        int next = previous == Place.ABSENT ? first(packet, layer) : behind(packet, layer, previous);
        return next == Place.ABSENT || next + ENTRY > packet.limit(layer) ? Place.ABSENT : next;
    }

    private static int first(Packet packet, int layer) {
        int at = wholeHeader(packet, layer);
        if (at == Packet.ABSENT)
            return Place.ABSENT;
        int version = packet.end(layer) <= packet.limit(layer) ? packet.frame().u8(at) >> 4 : 0;      // as Wireshark: no objects where no checksum could vouch for them
        return version == 1 || version == 2 ? at + HEADER : Place.ABSENT;
    }

    private static int behind(Packet packet, int layer, int object) {
        int length = packet.frame().u16(object);
        return length < ENTRY || object + length > packet.end(layer) ? Place.ABSENT : object + length;
    }

    private static int part(Packet packet, int layer, int previous, int octet) {
        int at = object(packet, layer, previous == Place.ABSENT ? previous : previous - octet);
        return at == Place.ABSENT ? at : at + octet;
    }

    private static void subtypes(Packet packet, int layer, Values out) {
        for (int at = object(packet, layer, Place.ABSENT); at != Place.ABSENT; at = object(packet, layer, at))
            if (packet.frame().u16(at) >= ENTRY)
                out.add(packet.frame().u8(at + 3), at + 3, 1);
    }

    /** What is in objects of a class that has no fields here. */
    private static void data(Packet packet, int layer, Values out) {
        for (int at = object(packet, layer, Place.ABSENT); at != Place.ABSENT; at = object(packet, layer, at)) {
            int end = Math.min(at + packet.frame().u16(at), packet.limit(layer));
            if (!hasFields(packet.frame().u8(at + 2)) && end > at + ENTRY)
                out.addOctets(at + ENTRY, end - at - ENTRY);
        }
    }

    private static boolean hasFields(int type) {
        return type == MPLS || type == InterfaceInformation.CLASS || type == InterfaceIdentification.CLASS;
    }

    /** Walks over the label stack entries, four octets each. */
    private static int label(Packet packet, int layer, int previous) {
        LastFound last = packet.note(LastFound.KIND);
        int from = last.thing(layer, previous);
        for (int at = from == Place.ABSENT ? object(packet, layer, from) : from; at != Place.ABSENT; at = object(packet, layer, at)) {
            int end = Math.min(at + packet.frame().u16(at), packet.limit(layer));
            int entry = previous < at ? at + ENTRY : previous + ENTRY;
            if (packet.frame().u8(at + 2) == MPLS && previous < end && entry + ENTRY <= end) {
                last.set(layer, entry, at);
                return entry;
            }
        }
        return Place.ABSENT;
    }

    private static int label(Packet packet, int layer, int previous, int octet) {
        int at = label(packet, layer, previous == Place.ABSENT ? previous : previous - octet);
        return at == Place.ABSENT ? at : at + octet;
    }
}
