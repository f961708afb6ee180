package dev.remora.link;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.in;
import static dev.remora.field.Attr.spec;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Table;
import dev.remora.field.Address;
import dev.remora.field.Attr;
import dev.remora.field.Derived;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Octets;
import dev.remora.field.Protocol;
import dev.remora.field.U16;
import dev.remora.field.Type;
import dev.remora.field.U24;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/**
 * Ethernet II and IEEE 802.3 frames.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                          Destination                          |
 * +                               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                               |                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               +
 * |                            Source                             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class Ethernet {
    private static final Header H = Header.of("eth", "Ethernet", "IEEE 802.3 section 3.2");

    private static final Attr GROUP = Attr.labels("Group address (multicast/broadcast)", "Individual address (unicast)");
    private static final Attr LOCAL = Attr.labels("Locally administered address", "Globally unique address");

    private static final Header DST_BITS  = H.peek().skip(6);
    public static final Flag    DST_LG    = DST_BITS.flag("dst.lg", "LG bit", in("eth.lg"), LOCAL);
    public static final Flag    DST_IG    = DST_BITS.flag("dst.ig", "IG bit", in("eth.ig"), GROUP);
    public static final U24     DST_OUI   = H.peek().u24("dst.oui", "Destination OUI", hex(), in("eth.addr.oui"));
    public static final Address DST       = H.mac("dst", "Destination", in("eth.addr"));
    private static final Header SRC_BITS  = H.peek().skip(6);
    public static final Flag    SRC_LG    = SRC_BITS.flag("src.lg", "LG bit", in("eth.lg"), LOCAL);
    public static final Flag    SRC_IG    = SRC_BITS.flag("src.ig", "IG bit", in("eth.ig"), GROUP);
    public static final U24     SRC_OUI   = H.peek().u24("src.oui", "Source OUI", hex(), in("eth.addr.oui"));
    public static final Address SRC       = H.mac("src", "Source", in("eth.addr"));
    public static final U16     TYPE      = H.when((packet, layer) -> EtherType.isType(value(packet, layer))).u16("type", "Type", hex(), EtherTypeNames.NAMES);
    public static final U16     LEN       = H.when((packet, layer) -> EtherType.isLength(value(packet, layer))).u16("len", "Length", unit("octets"));
    public static final Derived GROUP_SRC = H.at((packet, layer) -> packet.at(layer) + 6).derived(6, Type.NONE, "src_not_group", "Source is a group address",
            (packet, layer) -> SRC_IG.isIn(packet, layer) && SRC_IG.get(packet, layer) ? 1 : Derived.ABSENT, spec("IEEE 802.3 section 3.2.3"));
    public static final Octets  PADDING   = Trailer.padding(H);
    public static final Octets  TRAILER   = Trailer.trailer(H);

    static {
        H.presence(EtherType.PAST_END);
    }

    public static final Protocol PROTOCOL = H.skip(16).end(14).leading(Ethernet::path);

    /** A frame whose first octets belong to a header that a switch put before it: it has no addresses of its own. */
    static final Protocol WRAPPED = Header.of("eth", "Ethernet", "IEEE 802.3 section 3.2").end(0);

    /** Keys are EtherTypes. */
    public static final Table TYPES = EtherType.TYPES;

    private Ethernet() {}

    /** A frame without its frame check sequence. */
    public static void dissect(Dissection d, int at, int end) {
        Frame frame = d.frame();
        int limit = Math.min(end, frame.limit(at));
        int value = at + 14 <= limit ? frame.u16(at + 12) : 0;
        if (limit != end || value < EtherType.LEAST_TYPE || value == FabricPath.DCE)
            dissectUnusual(d, at, end);
        else {
            d.packet().push(PROTOCOL, at, at + 14, end);
            d.following(TYPES, value).dissect(d, at + 14, end);
        }
    }

    /** Cut short, with a length in place of the type, or with what a switch put before it. */
    private static void dissectUnusual(Dissection d, int at, int end) {
        boolean whole = at + 14 <= Math.min(end, d.frame().limit(at));
        int value = whole ? d.frame().u16(at + 12) : 0;
        if (value == FabricPath.DCE) {
            wrapped(d, at, end);
            FabricPath.dissect(d, at, end);
        } else if (whole && value <= EtherType.MOST_LENGTH && InterSwitchLink.isOne(d.frame(), at)) {
            wrapped(d, at, end);
            InterSwitchLink.dissect(d, at, end);
        } else {
            d.push(PROTOCOL, at, end);
            payload(d, whole, value, at, end);
        }
    }

    /** Goes on behind the header. One that was cut shows nothing: its last octets would say whether the first are addresses. */
    private static void payload(Dissection d, boolean whole, int value, int at, int end) {
        d.packet().headerEnd(d.layer(), at + 14);
        if (whole)
            EtherType.dissect(d, value, at + 14, end);
        else
            d.packet().distrust(d.layer(), at);
    }

    private static void wrapped(Dissection d, int at, int end) {
        d.push(WRAPPED, at, end);
        d.packet().headerEnd(d.layer(), at);
    }

    private static int value(Packet packet, int layer) {
        int at = packet.at(layer) + 12;
        return at + 2 <= packet.limit(layer) ? packet.frame().u16(at) : -1;
    }

    private static String path(Packet packet, int layer) {
        return layer + 1 < packet.layers() && EtherType.isType(value(packet, layer)) ? "eth:ethertype" : "eth";
    }
}
