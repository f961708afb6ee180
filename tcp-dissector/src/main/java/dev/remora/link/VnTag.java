package dev.remora.link;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.labels;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Bits;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Octets;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.packet.Anomaly;

/**
 * The tag between a Cisco switch and its port extenders or network adapters: from which virtual interface a frame comes, and to which it goes.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |D|P|        Destination        |L| |ver|        Source         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class VnTag {
    private static final Header H = Header.of("vntag", "VN-Tag", "Cisco VN-Tag");

    public static final Flag   DIRECTION   = H.flag("dir", "Direction", labels("From Bridge", "To Bridge"));
    public static final Flag   POINTER     = H.flag("ptr", "Pointer", labels("vif_list_id", "vif_id"));
    public static final Bits   DESTINATION = H.bits(Type.U32, 14, "dst", "Destination");
    public static final Flag   LOOPED      = H.flag("looped", "Looped");
    public static final Bits   VERSION     = H.skip(1).bits(Type.U32, 2, "version", "Version");
    public static final Bits   SOURCE      = H.bits(Type.U32, 12, "src", "Source");
    public static final U16    TYPE        = H.when((packet, layer) -> TagType.isType(packet, layer, 4)).u16("etype", "Type", hex(), EtherTypeNames.NAMES);
    public static final U16    LEN         = H.when((packet, layer) -> TagType.isLength(packet, layer, 4)).u16("len", "Length", unit("octets"));
    public static final Octets PADDING     = Trailer.padding(H);
    public static final Octets TRAILER     = Trailer.trailer(H);

    /** The length says more than there is. */
    public static final Anomaly.Code PAST_END = EtherType.pastEnd("vntag");

    static {
        H.presence(PAST_END);
    }

    public static final Protocol PROTOCOL = H.skip(16).end(6).leading((packet, layer) -> TagType.path("vntag", packet, layer, 4));

    private VnTag() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        d.packet().headerEnd(d.layer(), at + 6);
        TagType.dissect(d, PAST_END, d.frame().u16(at + 4), at + 6, end);
    }
}
