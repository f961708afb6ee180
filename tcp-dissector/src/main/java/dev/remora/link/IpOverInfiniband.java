package dev.remora.link;

import static dev.remora.field.Attr.hex;

import dev.remora.dissect.Dissection;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.U16;

/** IP over InfiniBand: a route header that is left out where captures begin, then an EtherType. */
public final class IpOverInfiniband {
    private static final Header H = Header.of("ipoib", "IP over InfiniBand", "RFC 4391 section 6, LINKTYPE_IPOIB");

    public static final U16 TYPE     = H.skip(320).u16("type", "Type", hex(), EtherTypeNames.NAMES);
    public static final U16 RESERVED = H.u16("reserved", "Reserved", hex());

    public static final Protocol PROTOCOL = H.end(44);

    private IpOverInfiniband() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        d.packet().headerEnd(d.layer(), at + 44);
        d.next(EtherType.TYPES, TYPE.get(d.packet(), d.layer()), at + 44, end);
    }
}
