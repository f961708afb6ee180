package dev.remora.link;

import static dev.remora.field.Attr.hex;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Table;
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

    public static final Listed FAMILY = H.listed(Type.U32, "family", "Family", NullLoopback::family);
    public static final Listed TYPE   = H.listed(Type.U16, "type", "Type", NullLoopback::type, hex());

    public static final Protocol PROTOCOL = H.skip(32).end(4);

    /** Keys are address families; IPv6 has one number for each system. */
    public static final Table FAMILIES = Table.of("null.family");

    private static final int MOST_FAMILY = 1500;

    private NullLoopback() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        d.packet().headerEnd(d.layer(), at + 4);
        long number = number(d.frame(), at);
        d.next(isFamily(d.frame(), number) ? FAMILIES : EtherType.TYPES, (int) number, at + 4, end);
    }

    /**
     * The number in the order that makes it small: little-endian hosts write the octet that counts first, others last. OpenBSD always writes it
     * big-endian.
     */
    private static long number(Frame frame, int at) {
        long big = frame.u32(at);
        if (frame.linkType() == LinkType.LOOP)
            return big;
        long little = Integer.toUnsignedLong(Integer.reverseBytes((int) big));
        return Math.min(big, little);
    }

    private static boolean isFamily(Frame frame, long number) {
        return number <= MOST_FAMILY || frame.linkType() == LinkType.LOOP;
    }

    private static void family(Packet packet, int layer, Values out) {
        int at = packet.at(layer);
        if (at + 4 <= packet.limit(layer) && isFamily(packet.frame(), number(packet.frame(), at)))
            out.add(number(packet.frame(), at), at, 4);
    }

    private static void type(Packet packet, int layer, Values out) {
        int at = packet.at(layer);
        if (at + 4 <= packet.limit(layer) && !isFamily(packet.frame(), number(packet.frame(), at)))
            out.add(number(packet.frame(), at), at, 4);
    }
}
