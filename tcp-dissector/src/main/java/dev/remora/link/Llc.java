package dev.remora.link;

import static dev.remora.field.Attr.hex;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Table;
import dev.remora.field.Attr;
import dev.remora.field.Header;
import dev.remora.field.Place;
import dev.remora.field.Protocol;
import dev.remora.field.U16;
import dev.remora.field.U24;
import dev.remora.field.U8;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/** Logical Link Control, with the Subnetwork Access Protocol. */
public final class Llc {
    private static final Header H = Header.of("llc", "Logical-Link Control", "IEEE 802.2 section 3");

    /** Service access points that are often seen, of those that IEEE, ISO and makers have assigned. */
    private static final Attr SAP_NAMES = Attr.names(0x00, "NULL LSAP", 0x02, "LLC Sub-Layer Management", 0x04, "SNA Path Control", 0x06, "TCP/IP",
            0x08, "SNA", 0x0C, "SNA", 0x0E, "PROWAY (IEC955) Network Management and Initialization", 0x14, "ISO Network Layer (OSLAN 1)",
            0x18, "Texas Instruments", 0x42, "Spanning Tree BPDU", 0x4E, "EIA RS-511 Manufacturing Message Service", 0x54, "ISO Network Layer (OSLAN 2)",
            0x7E, "ISO 8208 (X.25 over 802.2)", 0x7F, "ISO 802.2", 0x80, "XNS", 0x82, "BACnet", 0x86, "Nestar",
            0x8E, "PROWAY (IEC955) Active Station List Maintenance", 0x98, "ARP", 0xAA, "SNAP", 0xB4, "HP JetDirect Printer", 0xBA, "Banyan Vines",
            0xBC, "Banyan Vines", 0xE0, "NetWare", 0xF0, "NetBIOS", 0xF4, "IBM Net Management", 0xF8, "HP Extended LLC", 0xFA, "Ungermann-Bass",
            0xFC, "Remote Program Load", 0xFE, "ISO Network Layer", 0xFF, "Global LSAP").also(0x10, "NetWare (unofficial?)",
                    0x20, "ISO Network Layer (unofficial?)");

    public static final U8 DSAP    = H.u8("dsap", "DSAP", hex(), SAP_NAMES);
    public static final U8 SSAP    = H.u8("ssap", "SSAP", hex(), SAP_NAMES);
    public static final U8 CONTROL = H.u8("control.octet", "First octet of the control field", hex());

    private static final Header SNAP = H.at(Llc::snap);
    public static final U24     OUI  = SNAP.u24("oui", "Organization Code");
    public static final U16     TYPE = H.at((packet, layer) -> number(packet, layer, true)).u16("type", "Type", hex(), EtherTypeNames.NAMES);
    public static final U16     PID  = H.at((packet, layer) -> number(packet, layer, false)).u16("pid", "Protocol ID", hex());

    public static final Protocol PROTOCOL = H.end(3);

    /** Keys are destination service access points. */
    public static final Table SAPS = Table.of("llc.dsap");

    /** Octets of a SNAP header: an organization code, and a number of that organization. */
    static final int SNAP_LENGTH = 5;

    private static final int SNAP_SAPS      = 0xAAAA;
    private static final int ENCAP_ETHER    = 0x00_0000;   // RFC 1042
    private static final int CISCO_90       = 0x00_00F8;   // bridge tunnel of IEEE 802.1H
    private static final int BRIDGED        = 0x00_80C2;   // IEEE 802.1
    private static final int ETHERNET_FCS   = 0x0001;      // RFC 2684 section 5.2: a bridged frame, behind two octets of padding
    private static final int ETHERNET       = 0x0007;
    private static final int BRIDGE_PADDING = 2;

    private Llc() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        Packet packet = d.packet();
        int layer = d.layer();
        int payload = at + header(packet.frame(), at);
        packet.headerEnd(layer, payload);
        int snap = snap(packet, layer);
        if (snap != Place.ABSENT)
            dissectSnap(d, layer, snap, end);
        else if (packet.frame().u16(at) != SNAP_SAPS)
            dissectPayload(d, at, payload, end);
    }

    private static void dissectPayload(Dissection d, int at, int payload, int end) {
        if (!isInformation(d.frame(), at))
            d.data(payload, end);
        else if (payload < end)
            d.next(SAPS, d.frame().u8(at), payload, end);
    }

    private static void dissectSnap(Dissection d, int layer, int snap, int end) {
        Packet packet = d.packet();
        int payload = snap + SNAP_LENGTH;
        packet.headerEnd(layer, payload);
        if (!isInformation(packet.frame(), packet.at(layer)))
            d.data(payload, end);
        else
            behindSnap(d, snap, BRIDGE_PADDING, end);
    }

    /** Goes on behind a whole SNAP header, behind which a bridged frame has so many octets of padding. */
    static void behindSnap(Dissection d, int snap, int padding, int end) {
        Frame frame = d.frame();
        int payload = snap + SNAP_LENGTH;
        if (hasType(frame, snap))
            d.next(EtherType.TYPES, frame.u16(snap + 3), payload, end);
        else if (isBridged(frame, snap) && payload + padding < end)
            dissectBridged(d, payload + padding, end);
        else
            d.data(payload, end);
    }

    private static void dissectBridged(Dissection d, int at, int end) {
        if (at <= d.packet().limit(d.layer()))
            d.next(EtherType.TYPES, EtherType.BRIDGING, at, end);
    }

    /** Octets of the header: the control field has one in an unnumbered frame, else two. */
    private static int header(Frame frame, int at) {
        return (frame.u8(at + 2) & 3) == 3 ? 3 : 4;
    }

    /** Whether the frame carries something for the layer above: numbered or unnumbered information. */
    private static boolean isInformation(Frame frame, int at) {
        int control = frame.u8(at + 2);
        return (control & 1) == 0 || control == 3;
    }

    /** Position of the SNAP header, where there is one and it is whole. */
    private static int snap(Packet packet, int layer) {
        int at = packet.at(layer);
        if (at + 3 > packet.limit(layer) || packet.frame().u16(at) != SNAP_SAPS)
            return Place.ABSENT;
        int snap = at + header(packet.frame(), at);
        return snap + SNAP_LENGTH <= packet.limit(layer) ? snap : Place.ABSENT;
    }

    /** Position of the number behind the organization code: a type, or else a number of the organization's own. */
    private static int number(Packet packet, int layer, boolean type) {
        int snap = snap(packet, layer);
        if (snap == Place.ABSENT || hasType(packet.frame(), snap) != type || type && !isInformation(packet.frame(), packet.at(layer)))
            return Place.ABSENT;
        return snap + 3;
    }

    private static boolean hasType(Frame frame, int snap) {
        int oui = frame.u24(snap);
        return oui == ENCAP_ETHER || oui == CISCO_90;
    }

    private static boolean isBridged(Frame frame, int snap) {
        int number = frame.u16(snap + 3);
        return frame.u24(snap) == BRIDGED && (number == ETHERNET || number == ETHERNET_FCS);
    }
}
