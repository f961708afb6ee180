package dev.remora.link;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Bits;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;

/**
 * The tag of a ring whose frames go both ways round, so that none is lost where the ring breaks.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |netid|L|       LSDU size       |        Sequence number        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |             Type              |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class SeamlessRedundancy {
    private static final Header H = Header.of("hsr", "High-availability Seamless Redundancy", "IEC 62439-3 section 5.6");

    public static final Bits PATH     = H.peek().bits(Type.U16, 4, "path", "Path");
    public static final Bits NETWORK  = H.bits(Type.U16, 3, "netid", "Network id");
    public static final Bits LANE     = H.bits(Type.U16, 1, "laneid", "Lane id", names(0, "Lane A", 1, "Lane B"));
    public static final Bits SIZE     = H.bits(12, "lsdu_size", "LSDU size", unit("octets"));
    public static final U16  SEQUENCE = H.u16("sequence_nr", "Sequence number");
    public static final U16  TYPE     = H.u16("type", "Type", hex(), EtherTypeNames.NAMES);

    public static final Protocol PROTOCOL = H.end(6);

    private SeamlessRedundancy() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        d.packet().headerEnd(d.layer(), at + 6);
        d.next(EtherType.TYPES, d.frame().u16(at + 4), at + 6, end);
    }
}
