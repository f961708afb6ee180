package dev.remora.link;

import static dev.remora.field.Attr.hex;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Table;
import dev.remora.field.Attr;
import dev.remora.field.Header;
import dev.remora.field.Place;
import dev.remora.field.Protocol;
import dev.remora.field.U16;
import dev.remora.field.U8;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/**
 * Frame relay: an address of two to four octets, whose last has the low bit set, then either HDLC's control octet and a network layer protocol
 * identifier (RFC 2427 section 3), or an EtherType as Cisco writes it.
 */
public final class FrameRelay {
    private static final Header H = Header.of("fr", "Frame Relay", "ITU-T Q.922 section 3, RFC 2427 section 3");

    /** ISO/IEC TR 9577, and the registry "NLPIDs of Interest" of IANA. */
    private static final Attr NLPID_NAMES = Attr.names(0x00, "NULL", 0x01, "T.70", 0x03, "X.633", 0x08, "Q.933", 0x09, "LMI", 0x0C, "Q.2119",
            0x80, "SNAP", 0x81, "CLNP", 0x82, "ES-IS", 0x83, "IS-IS", 0x85, "IDRP", 0x8A, "ES-IS (X.25)", 0x8C, "ISO 10030", 0x8D, "ISO 11577",
            0x8E, "IPv6", 0xB0, "Data compression protocol", 0xCC, "IPv4", 0xCF, "PPP").also(0x82, "ESIS", 0x83, "ISIS", 0x8A, "ESIS (X.25)", 0xCC, "IP");

    public static final U8  FIRST   = H.u8("first_addr_octet", "First address octet", hex());
    public static final U8  SECOND  = H.u8("second_addr_octet", "Second address octet", hex());
    public static final U8  CONTROL = H.at((packet, layer) -> field(packet, layer, true, 0)).u8("control", "Control Field", hex());
    public static final U8  NLPID   = H.walk(FrameRelay::nlpid).u8("nlpid", "NLPID", hex(), NLPID_NAMES);
    public static final U16 ETHER   = H.at((packet, layer) -> field(packet, layer, false, 0)).u16("chdlctype", "Type", hex(),
            CiscoHdlc.PROTOCOL_NAMES);

    public static final Protocol PROTOCOL = H.end(2);

    /** Keys are network layer protocol identifiers of ISO/IEC TR 9577. */
    public static final Table NLPIDS = Table.of("fr.nlpid");

    private static final int UNNUMBERED   = 0x03;
    private static final int SNAP         = 0x80;
    private static final int MOST_ADDRESS = 4;

    private FrameRelay() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        Packet packet = d.packet();
        int layer = d.layer();
        int control = control(packet, layer);
        if (control < 0)
            return;
        packet.headerEnd(layer, control + 2);
        if (control + 2 > packet.limit(layer))
            return;
        if (d.frame().u8(control) != UNNUMBERED)
            d.next(EtherType.TYPES, d.frame().u16(control), control + 2, end);
        else
            dissectNlpid(d, control + 1, end);
    }

    private static void dissectNlpid(Dissection d, int at, int end) {
        int nlpid = d.frame().u8(at);
        if (nlpid == 0) // padding so that what follows begins on an even octet: RFC 2427 section 3
            nlpid = at + 1 < d.packet().limit(d.layer()) ? d.frame().u8(at + 1) : 0;
        int payload = d.frame().u8(at) == 0 ? at + 2 : at + 1;
        int limit = d.packet().limit(d.layer());
        if (nlpid == SNAP && payload + Llc.SNAP_LENGTH <= limit)
            Llc.behindSnap(d, payload, 0, end);
        else if (nlpid != SNAP || limit == end)                          // what the capture cut off would say what follows
            d.next(NLPIDS, nlpid, payload, end);
    }

    /** Where network layer protocol identifiers are: behind one that is 0, which is padding, stands the one that counts. */
    private static int nlpid(Packet packet, int layer, int previous) {
        int first = field(packet, layer, true, 1);
        if (previous == Place.ABSENT)
            return first;
        return previous == first && first < packet.limit(layer) && packet.frame().u8(first) == 0 ? first + 1 : Place.ABSENT;
    }

    /** Position behind the address, or -1 where the address does not end. */
    private static int control(Packet packet, int layer) {
        Frame frame = packet.frame();
        int most = Math.min(packet.at(layer) + MOST_ADDRESS, packet.limit(layer));
        for (int at = packet.at(layer); at < most; at++)
            if ((frame.u8(at) & 1) != 0)
                return at + 1;
        return -1;
    }

    private static int field(Packet packet, int layer, boolean unnumbered, int octet) {
        int control = control(packet, layer);
        if (control < 0 || control >= packet.limit(layer) || packet.frame().u8(control) == UNNUMBERED != unnumbered)
            return Place.ABSENT;
        return control + octet;
    }
}
