package dev.remora.link;

import static dev.remora.field.Attr.hex;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Table;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.U16;
import dev.remora.field.U24;
import dev.remora.field.U8;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/** Logical Link Control, with the Subnetwork Access Protocol. */
public final class Llc {
    private static final Header H = Header.of("llc", "Logical-Link Control", "IEEE 802.2 section 3");

    public static final U8 DSAP    = H.u8("dsap", "DSAP", hex());
    public static final U8 SSAP    = H.u8("ssap", "SSAP", hex());
    public static final U8 CONTROL = H.u8("control.octet", "First octet of the control field", hex());

    private static final Header SNAP = H.when(Llc::isSnap);
    public static final U24     OUI  = SNAP.u24("oui", "Organization Code");
    public static final U16     TYPE = H.when(Llc::hasType).skip(24).u16("type", "Type", hex(), EtherTypeNames.NAMES);
    public static final U16     PID  = H.when((packet, layer) -> isSnap(packet, layer) && !hasType(packet, layer)).skip(24).u16("pid", "Protocol ID", hex());

    public static final Protocol PROTOCOL = H.end(3);

    /** Keys are destination service access points. */
    public static final Table SAPS = Table.of("llc.dsap");

    private static final int SNAP_SAP    = 0xAA;
    private static final int UNNUMBERED  = 0x03;
    private static final int ENCAP_ETHER = 0x00_0000;   // RFC 1042
    private static final int CISCO_90    = 0x00_00F8;   // bridge tunnel of IEEE 802.1H
    private static final int SNAP_HEADER = 8;

    private Llc() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        Packet packet = d.packet();
        int layer = d.layer();
        if (!isSnap(packet, layer)) {
            int header = isUnnumbered(packet.frame(), at) ? 3 : 4;
            packet.headerEnd(layer, at + header);
            d.next(SAPS, DSAP.get(packet, layer), at + header, end);
        } else if (at + SNAP_HEADER <= packet.limit(layer)) {
            packet.headerEnd(layer, at + SNAP_HEADER);
            if (hasType(packet, layer))
                d.next(EtherType.TYPES, TYPE.get(packet, layer), at + SNAP_HEADER, end);
            else
                d.data(at + SNAP_HEADER, end);
        }
    }

    private static boolean isUnnumbered(Frame frame, int at) {
        return (frame.u8(at + 2) & UNNUMBERED) == UNNUMBERED;
    }

    private static boolean isSnap(Packet packet, int layer) {
        int at = packet.at(layer);
        return at + 3 <= packet.limit(layer) && packet.frame().u8(at) == SNAP_SAP && isUnnumbered(packet.frame(), at);
    }

    private static boolean hasType(Packet packet, int layer) {
        int at = packet.at(layer);
        if (!isSnap(packet, layer) || at + 6 > packet.limit(layer))
            return false;
        int oui = packet.frame().u24(at + 3);
        return oui == ENCAP_ETHER || oui == CISCO_90;
    }
}
