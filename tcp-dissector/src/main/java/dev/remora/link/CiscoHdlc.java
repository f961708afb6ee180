package dev.remora.link;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.names;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Table;
import dev.remora.field.Attr;
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

    /** Of EtherTypes, but for Cisco's own numbers. */
    static final Attr PROTOCOL_NAMES = EtherTypeNames.REGISTRY.with(0x2000, "Cisco Discovery Protocol", 0x4242, "Spanning Tree BPDU", 0x8035, "SLARP",
            0x8038, "DEC LanBridge", 0xFEFE, "OSI").also(0x0800, "IP", 0x80F3, "AARP", 0x8137, "Netware IPX/SPX", 0x8847, "MPLS unicast",
                    0x8848, "MPLS multicast");

    private static final int UNICAST   = 0x0F;
    private static final int MULTICAST = 0x8F;

    public static final U8  ADDRESS = H.u8("address", "Address", hex(), names(UNICAST, "Unicast", MULTICAST, "Multicast"));
    public static final U8  CONTROL = H.u8("control", "Control", hex());
    public static final U16 PROTO   = H.u16("protocol", "Protocol", hex(), PROTOCOL_NAMES);

    public static final Protocol PROTOCOL = H.end(4);

    /** Keys are numbers that mean something else here than among EtherTypes. */
    public static final Table PROTOCOLS = Table.of("chdlc.protocol");

    private CiscoHdlc() {}

    /** Whether this is an address of this framing, and so neither PPP's nor the first octet of one of its protocol numbers. */
    static boolean isAddress(int octet) {
        return octet == UNICAST || octet == MULTICAST;
    }

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
