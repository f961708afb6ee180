package dev.remora.link;

import static dev.remora.field.Attr.hex;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Table;
import dev.remora.field.Attr;
import dev.remora.field.Header;
import dev.remora.field.Listed;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import dev.remora.packet.Packet;

/**
 * The address family that BSD systems put before a packet on the loopback interface: four octets in the order of the host that captured.
 *
 * <p>No family is above the longest IEEE 802.3 frame; a number above that is an EtherType, which some systems write instead.
 */
public final class NullLoopback {
    private static final Header H = Header.of("null", "Null/Loopback", "LINKTYPE_NULL");

    /** What is AF_INET6 differs: NetBSD and OpenBSD, FreeBSD, macOS. */
    private static final Attr FAMILY_NAMES = Attr.names(2, "IPv4", 7, "OSI", 16, "AppleTalk", 23, "IPX", 24, "IPv6", 28, "IPv6", 30, "IPv6").also(2, "IP",
            23, "Netware IPX/SPX");

    public static final Listed FAMILY = H.listed(Type.U32, "family", "Family", NullLoopback::family, FAMILY_NAMES);
    public static final Listed TYPE   = H.listed(Type.U16, "type", "Type", NullLoopback::type, hex(), EtherTypeNames.NAMES);

    public static final Protocol PROTOCOL = H.skip(32).end(4);

    /** Keys are address families; IPv6 has one number for each system. */
    public static final Table FAMILIES = Table.of("null.family");

    private static final int MOST_FAMILY      = 1500;
    private static final int SWAPPED_FAMILIES = 0x0600;        // below this, a number that ends in 00 has its octets the wrong way round

    private NullLoopback() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        if (isPpp(d.frame(), at)) {
            d.packet().headerEnd(d.layer(), at);
            Ppp.dissect(d, at, end);
            return;
        }
        d.packet().headerEnd(d.layer(), at + 4);
        long number = number(d.frame(), at);
        if (isFamily(d.frame(), number))
            d.next(FAMILIES, (int) number, at + 4, end);
        else
            d.next(EtherType.TYPES, (int) number & 0xFFFF, at + 4, end);
    }

    /** Some systems write PPP frames under this link type; no family looks like the octets of HDLC that they begin with. */
    private static boolean isPpp(Frame frame, int at) {
        return frame.u16(at) == Ppp.HDLC && frame.linkType() == LinkType.NULL;
    }

    /**
     * The number in the order of the host that wrote it: a little-endian host writes the octet that counts first, and some write two octets that count
     * and two that do not. OpenBSD always writes it big-endian.
     */
    private static long number(Frame frame, int at) {
        long big = frame.u32(at);
        if (frame.linkType() == LinkType.LOOP)
            return big;
        int half = (int) big & 0xFFFF;
        long number = half == 0 ? Integer.toUnsignedLong(Integer.reverseBytes((int) big)) : big;
        boolean isSwapped = (number & 0xFF) == 0 && (number & 0xFFFF) < SWAPPED_FAMILIES;
        return isSwapped ? (number & 0xFFFF) >>> 8 : number;
    }

    private static boolean isFamily(Frame frame, long number) {
        return number <= MOST_FAMILY || frame.linkType() == LinkType.LOOP;
    }

    private static void family(Packet packet, int layer, Values out) {
        int at = packet.at(layer);
        if (at + 4 <= packet.limit(layer) && !isPpp(packet.frame(), at) && isFamily(packet.frame(), number(packet.frame(), at)))
            out.add(number(packet.frame(), at), at, 4);
    }

    private static void type(Packet packet, int layer, Values out) {
        int at = packet.at(layer);
        if (at + 4 <= packet.limit(layer) && !isPpp(packet.frame(), at) && !isFamily(packet.frame(), number(packet.frame(), at)))
            out.add(number(packet.frame(), at) & 0xFFFF, at, 4);
    }
}
