package dev.remora.link;

import dev.remora.dissect.Dissection;
import dev.remora.field.Address;
import dev.remora.field.Bits;
import dev.remora.field.Header;
import dev.remora.field.Octets;
import dev.remora.field.Protocol;
import dev.remora.field.Type;

/**
 * A provider's tag around a whole frame of a customer, addresses and all.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |prior|D|N|     |                     I-SID                     |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                         C-Destination                         |
 * +                               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                               |                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               +
 * |                           C-Source                            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class ProviderBackbone {
    private static final Header H = Header.of("ieee8021ah", "IEEE 802.1ah", "IEEE 802.1Q section 9.7");

    public static final Bits    PRIORITY = H.bits(Type.U32, 3, "priority", "Priority");
    public static final Bits    DROP     = H.bits(Type.U32, 1, "drop", "DROP");
    public static final Bits    NCA      = H.bits(Type.U32, 1, "nca", "NCA");
    public static final Bits    ISID     = H.skip(3).bits(Type.U32, 24, "isid", "I-SID");
    public static final Address C_DST    = H.mac("cdst", "C-Destination");
    public static final Address C_SRC    = H.mac("csrc", "C-Source");
    public static final Octets  PADDING  = Trailer.padding(H);
    public static final Octets  TRAILER  = Trailer.trailer(H);

    public static final Protocol PROTOCOL = H.skip(16).end(18).leading((packet, layer) -> "ieee8021ah:ethertype");

    private ProviderBackbone() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        d.packet().headerEnd(d.layer(), at + 18);
        d.next(EtherType.TYPES, d.frame().u16(at + 16), at + 18, end);
    }
}
