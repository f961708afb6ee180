package dev.remora.link;

import static dev.remora.field.Attr.hex;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Table;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.U16;
import dev.remora.field.U8;

/**
 * Cisco's framing of serial lines: two octets of HDLC, then an EtherType.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |    Address    |    Control    |           Protocol            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class CiscoHdlc {
    private static final Header H = Header.of("chdlc", "Cisco HDLC", "LINKTYPE_C_HDLC");

    public static final U8  ADDRESS = H.u8("address", "Address", hex());
    public static final U8  CONTROL = H.u8("control", "Control", hex());
    public static final U16 PROTO   = H.u16("protocol", "Protocol", hex());

    public static final Protocol PROTOCOL = H.end(4);

    /** Keys are numbers that mean something else here than among EtherTypes. */
    public static final Table PROTOCOLS = Table.of("chdlc.protocol");

    private CiscoHdlc() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        d.packet().headerEnd(d.layer(), at + 4);
        int type = d.frame().u16(at + 2);
        if (type == EtherType.ARP || type == EtherType.RARP)
            d.data(at + 4, end);                                        // the second number is Cisco's own protocol here, and nobody needs the first
        else if (!d.tryNext(PROTOCOLS, type, at + 4, end))
            d.next(EtherType.TYPES, type, at + 4, end);
    }
}
