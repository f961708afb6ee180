package dev.remora.link;

import static dev.remora.field.Attr.hex;

import dev.remora.dissect.Dissection;
import dev.remora.field.Header;
import dev.remora.field.Octets;
import dev.remora.field.Protocol;
import dev.remora.field.U16;

/**
 * IP over IEEE 1394 as Apple's systems show it: addresses of eight octets, then an EtherType.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                          Destination                          |
 * +                                                               +
 * |                                                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                            Source                             |
 * +                                                               +
 * |                                                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |             Type              |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class FireWireIp {
    private static final Header H = Header.of("ap1394", "Apple IP-over-IEEE 1394", "LINKTYPE_APPLE_IP_OVER_IEEE1394");

    public static final Octets DST  = H.octets(8, "dst", "Destination");
    public static final Octets SRC  = H.octets(8, "src", "Source");
    public static final U16    TYPE = H.u16("type", "Type", hex(), EtherTypeNames.NAMES);

    public static final Protocol PROTOCOL = H.end(18);

    private FireWireIp() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        d.packet().headerEnd(d.layer(), at + 18);
        d.next(EtherType.TYPES, d.frame().u16(at + 16), at + 18, end);
    }
}
