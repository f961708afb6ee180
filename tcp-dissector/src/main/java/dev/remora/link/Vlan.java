package dev.remora.link;

import static dev.remora.field.Attr.doc;
import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.labels;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Bits;
import dev.remora.field.Derived;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Octets;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.packet.Packet;

/** A tag for a virtual LAN, or one tag in a stack of them. */
public final class Vlan {
    private static final Header H = Header.of("vlan", "802.1Q Virtual LAN", "IEEE 802.1Q section 9.6");

    public static final Bits   PRIORITY = H.bits(Type.U16, 3, "priority", "Priority", names(0, "Best Effort (default)", 1, "Background", 2, "Excellent Effort",
            3, "Critical Applications", 4, "Video, < 100ms latency and jitter", 5, "Voice, < 10ms latency and jitter", 6, "Internetwork Control",
            7, "Network Control"));
    public static final Flag   DEI      = H.flag("dei", "Drop eligible indicator", labels("Eligible", "Ineligible"));
    public static final Bits   ID       = H.bits(12, "id", "VLAN identifier");
    public static final U16    TYPE     = H.when(Vlan::isType).u16("etype", "Type", hex(), EtherTypeNames.NAMES);
    public static final U16    LEN      = H.when(Vlan::isLength).u16("len", "Length", unit("octets"));
    public static final Octets PADDING  = Trailer.padding(H);

    /** What the bit of {@link #DEI} was before IEEE 802.1Q-2005 section 9.6; Wireshark shows the one or the other by its preference vlan.version. */
    public static final Derived CFI = H.derived(Type.BOOL, "cfi", "CFI", (packet, layer) -> Derived.ABSENT,
            labels("Non-canonical", "Canonical"), doc("Only where tags are read as before 2005; here they are not, and it is never there: see vlan.dei."));

    public static final Octets TRAILER = Trailer.trailer(H);

    public static final Protocol PROTOCOL = H.skip(16).end(4).leading(Vlan::path);

    private Vlan() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end)) {
            if (at + 2 > d.packet().limit(d.layer()))
                d.packet().distrust(d.layer(), at);                         // as Wireshark: half of the first two octets says nothing
            return;
        }
        d.packet().headerEnd(d.layer(), at + 4);
        int value = d.frame().u16(at + 2);
        if (value <= EtherType.MOST_LENGTH)
            EtherType.dissectLength(d, value, at + 4, end);
        else
            d.following(EtherType.TYPES, value).dissect(d, at + 4, end);
    }

    /** Type or length; -1 where it was not captured. Unlike in an Ethernet header there is no gap between them, and 0 is a length. */
    private static int value(Packet packet, int layer) {
        int at = packet.at(layer) + 2;
        return at + 2 <= packet.limit(layer) ? packet.frame().u16(at) : -1;
    }

    private static boolean isType(Packet packet, int layer) {
        return value(packet, layer) > EtherType.MOST_LENGTH;
    }

    private static boolean isLength(Packet packet, int layer) {
        int value = value(packet, layer);
        return value >= 0 && value <= EtherType.MOST_LENGTH;
    }

    private static String path(Packet packet, int layer) {
        return layer + 1 < packet.layers() && isType(packet, layer) ? "vlan:ethertype" : "vlan";
    }
}
