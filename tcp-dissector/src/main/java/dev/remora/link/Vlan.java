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
import dev.remora.packet.Anomaly;

/** A tag for a virtual LAN, or one tag in a stack of them. */
public final class Vlan {
    private static final Header H = Header.of("vlan", "802.1Q Virtual LAN", "IEEE 802.1Q section 9.6");

    public static final Bits   PRIORITY = H.bits(Type.U16, 3, "priority", "Priority", names(0, "Best Effort (default)", 1, "Background", 2, "Excellent Effort",
            3, "Critical Applications", 4, "Video, < 100ms latency and jitter", 5, "Voice, < 10ms latency and jitter", 6, "Internetwork Control",
            7, "Network Control"));
    public static final Flag   DEI      = H.flag("dei", "Drop eligible indicator", labels("Eligible", "Ineligible"));
    public static final Bits   ID       = H.bits(12, "id", "VLAN identifier");
    public static final U16    TYPE     = H.when((packet, layer) -> TagType.isType(packet, layer, 2)).u16("etype", "Type", hex(), EtherTypeNames.NAMES);
    public static final U16    LEN      = H.when((packet, layer) -> TagType.isLength(packet, layer, 2)).u16("len", "Length", unit("octets"));
    public static final Octets PADDING  = Trailer.padding(H);

    /** What the bit of {@link #DEI} was before IEEE 802.1Q-2005 section 9.6; Wireshark shows the one or the other by its preference vlan.version. */
    public static final Derived CFI = H.derived(Type.BOOL, "cfi", "CFI", (packet, layer) -> Derived.ABSENT,
            labels("Non-canonical", "Canonical"),
            doc("A tag has this bit only when read as before 2005. Tags are not read so here, and the field is always absent: see vlan.dei."));

    public static final Octets TRAILER = Trailer.trailer(H);

    /** The length says more than there is. */
    public static final Anomaly.Code PAST_END = EtherType.pastEnd("vlan");

    static {
        H.presence(PAST_END);
    }

    public static final Protocol PROTOCOL = H.skip(16).end(4).leading((packet, layer) -> TagType.path("vlan", packet, layer, 2));

    private Vlan() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end)) {
            if (at + 2 > d.packet().limit(d.layer()))
                d.packet().distrust(d.layer(), at);                         // as Wireshark: half of the first two octets says nothing
            return;
        }
        d.packet().headerEnd(d.layer(), at + 4);
        TagType.dissect(d, PAST_END, d.frame().u16(at + 2), at + 4, end);
    }
}
