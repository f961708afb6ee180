package dev.remora.link;

import static dev.remora.field.Attr.hex;

import dev.remora.dissect.Dissection;
import dev.remora.field.Address;
import dev.remora.field.Bits;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.packet.Packet;

/**
 * Cisco FabricPath: a header with addresses of switches, put before a whole Ethernet frame, and a frame check
 * sequence behind it.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                          Destination                          |
 * +                               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                               |                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               +
 * |                            Source                             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |         FP Ethertype          |       FTAG        |    TTL    |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class FabricPath {
    private static final Header H = Header.of("cfp", "Cisco FabricPath", "Cisco FabricPath");

    public static final Address D_HMAC = H.onlyIf(FabricPath::isToGroup).mac("d_hmac_mc", "Destination");
    public static final Address S_HMAC = H.mac("s_hmac_mac", "Source");
    public static final U16     ETYPE  = H.u16("etype", "FP Ethertype", hex(), EtherTypeNames.NAMES);
    public static final Bits    FTAG   = H.bits(Type.U16, 10, "ftag", "FTAG");
    public static final Bits    TTL    = H.bits(Type.U16, 6, "ttl", "TTL");

    public static final Protocol PROTOCOL = H.end(16);

    /** Data Center Ethernet. */
    static final int DCE = 0x8903;

    private static final int CHECK_SEQUENCE = 4;

    private FabricPath() {}

    /** Only groups have an address; a switch, and what is behind it, has numbers. */
    private static boolean isToGroup(Packet packet, int layer) {
        return packet.at(layer) < packet.limit(layer) && (packet.frame().u8(packet.at(layer)) & 1) != 0;
    }

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        d.packet().headerEnd(d.layer(), at + 16);
        d.next(EtherType.TYPES, EtherType.BRIDGING, at + 16, Math.max(at + 16, end - CHECK_SEQUENCE));
    }
}
