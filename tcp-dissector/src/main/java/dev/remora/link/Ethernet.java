package dev.remora.link;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.in;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Table;
import dev.remora.field.Address;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.U16;

/** Ethernet II and IEEE 802.3 frames. */
public final class Ethernet {
    private static final Header H = Header.of("eth", "Ethernet", "IEEE 802.3 section 3.2");

    public static final Address DST  = H.mac("dst", "Destination", in("eth.addr"));
    public static final Address SRC  = H.mac("src", "Source", in("eth.addr"));
    public static final U16     TYPE = H.u16("type", "Type", hex());

    public static final Protocol PROTOCOL = H.end(14);

    /** Keys are EtherTypes. */
    public static final Table TYPES = Table.of("eth.type");

    private Ethernet() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        d.packet().headerEnd(d.layer(), at + 14);
        d.next(TYPES, TYPE.get(d.packet(), d.layer()), at + 14, end);
    }
}
