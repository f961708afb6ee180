package dev.remora.link;

import dev.remora.dissect.Dissection;
import dev.remora.field.Bits;
import dev.remora.field.Header;
import dev.remora.field.Octets;
import dev.remora.field.Protocol;
import dev.remora.field.Type;

/** A provider's tag for a virtual LAN, around the customer's own. */
public final class ProviderBridge {
    private static final Header H = Header.of("ieee8021ad", "IEEE 802.1ad", "IEEE 802.1Q section 9.6");

    public static final Bits   PRIORITY = H.bits(Type.U16, 3, "priority", "Priority");
    public static final Bits   DEI      = H.bits(Type.U16, 1, "dei", "DEI");
    public static final Bits   ID       = H.bits(12, "id", "ID");
    public static final Octets PADDING  = Trailer.padding(H);
    public static final Octets TRAILER  = Trailer.trailer(H.named("ieee8021ah"));     // as in Wireshark

    public static final Protocol PROTOCOL = H.skip(16).end(4).leading((packet, layer) -> "ieee8021ad:ethertype");

    private ProviderBridge() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        d.packet().headerEnd(d.layer(), at + 4);
        d.next(EtherType.TYPES, d.frame().u16(at + 2), at + 4, end);
    }
}
