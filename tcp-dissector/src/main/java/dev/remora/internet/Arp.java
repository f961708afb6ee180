package dev.remora.internet;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.labels;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.spec;
import static dev.remora.field.Attr.unit;

import dev.remora.link.EtherTypeNames;
import dev.remora.link.HardwareTypeNames;
import dev.remora.dissect.Dissection;
import dev.remora.field.Address;
import dev.remora.field.Derived;
import dev.remora.field.Header;
import dev.remora.field.Octets;
import dev.remora.field.Place;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.field.U8;
import dev.remora.link.EtherType;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/**
 * Address Resolution Protocol.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |         Hardware type         |         Protocol type         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * | Hardware size | Protocol size |            Opcode             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class Arp {
    private static final Header H = Header.of("arp", "Address Resolution Protocol", "RFC 826");

    private static final int SENDER = 0;
    private static final int TARGET = 1;

    public static final U16 HW_TYPE    = H.u16("hw.type", "Hardware type", HardwareTypeNames.NAMES);
    public static final U16 PROTO_TYPE = H.u16("proto.type", "Protocol type", hex(), EtherTypeNames.NAMES);
    public static final U8  HW_SIZE    = H.u8("hw.size", "Hardware size", unit("octets"));
    public static final U8  PROTO_SIZE = H.u8("proto.size", "Protocol size", unit("octets"));
    public static final U16 OPCODE     = H.u16("opcode", "Opcode", names(1, "request", 2, "reply", 3, "reverse request", 4, "reverse reply",
            5, "DRARP-Request", 6, "DRARP-Reply", 7, "DRARP-Error", 8, "inverse request", 9, "inverse reply", 10, "nak", 11, "MARS-Request",
            12, "MARS-Multi", 13, "MARS-MServ", 14, "MARS-Join", 15, "MARS-Leave", 16, "MARS-NAK", 17, "MARS-Unserv", 18, "MARS-SJoin", 19, "MARS-SLeave",
            20, "MARS-Grouplist-Request", 21, "MARS-Grouplist-Reply", 22, "MARS-Redirect-Map", 23, "MAPOS-UNARP", 24, "OP_EXP1",
            25, "OP_EXP2").also(0, "reserved", 10, "arp nak", 24, "experimental 1", 25, "experimental 2"));

    // Behind the fixed part: sender's hardware and protocol address, then the target's; their sizes are in the message.
    public static final Octets  SRC_HW         = H.at((packet, layer) -> hw(packet, layer, SENDER, false)).octets(Arp::hwSize, "src.hw", "Sender hardware address");
    public static final Address SRC_HW_MAC     = H.at((packet, layer) -> hw(packet, layer, SENDER, true)).mac("src.hw_mac", "Sender MAC address");
    public static final Octets  SRC_PROTO      = H.at((packet, layer) -> proto(packet, layer, SENDER, false)).octets(Arp::protoSize, "src.proto", "Sender protocol address");
    public static final Address SRC_PROTO_IPV4 = H.at((packet, layer) -> proto(packet, layer, SENDER, true)).ipv4("src.proto_ipv4", "Sender IP address");
    public static final Octets  DST_HW         = H.at((packet, layer) -> hw(packet, layer, TARGET, false)).octets(Arp::hwSize, "dst.hw", "Target hardware address");
    public static final Address DST_HW_MAC     = H.at((packet, layer) -> hw(packet, layer, TARGET, true)).mac("dst.hw_mac", "Target MAC address");
    public static final Octets  DST_PROTO      = H.at((packet, layer) -> proto(packet, layer, TARGET, false)).octets(Arp::protoSize, "dst.proto", "Target protocol address");
    public static final Address DST_PROTO_IPV4 = H.at((packet, layer) -> proto(packet, layer, TARGET, true)).ipv4("dst.proto_ipv4", "Target IP address");

    public static final Derived IS_GRATUITOUS   = H.derived(Type.BOOL, "isgratuitous", "Is gratuitous", Arp::isGratuitous, labels("True", "False"), spec("RFC 5944 section 4.6"));
    public static final Derived IS_PROBE        = H.derived(Type.BOOL, "isprobe", "Is probe", Arp::isProbe, labels("True", "False"), spec("RFC 5227 section 1.1"));
    public static final Derived IS_ANNOUNCEMENT = H.derived(Type.BOOL, "isannouncement", "Is announcement", Arp::isAnnouncement, labels("True", "False"),
            spec("RFC 5227 section 1.1"));

    public static final Protocol PROTOCOL = H.end(8);

    private static final int ETHERNET     = 1;
    private static final int EXP_ETHERNET = 2;
    private static final int IEEE_802     = 6;
    private static final int ATM          = 19;
    private static final int REQUEST      = 1;
    private static final int REPLY        = 2;
    private static final int MAC          = 6;

    private Arp() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        Packet packet = d.packet();
        int layer = d.layer();
        if (HW_TYPE.get(packet, layer) == ATM) {
            packet.distrust(layer, at);                                  // RFC 2225 section 8.7: another header altogether
            return;
        }
        int whole = at + 8 + 2 * (hwSize(packet, layer, at) + protoSize(packet, layer, at));
        if (whole > packet.limit(layer))
            packet.distrust(layer, at + 8);                              // as Wireshark: addresses all or none
        packet.end(layer, Math.min(whole, end));
        packet.headerEnd(layer, packet.end(layer));
    }

    private static int hwSize(Packet packet, int layer, int at) {
        return HW_SIZE.isIn(packet, layer) ? HW_SIZE.get(packet, layer) : 0;
    }

    private static int protoSize(Packet packet, int layer, int at) {
        return PROTO_SIZE.isIn(packet, layer) ? PROTO_SIZE.get(packet, layer) : 0;
    }

    private static boolean isMac(Packet packet, int layer) {
        if (!OPCODE.isIn(packet, layer) || HW_SIZE.get(packet, layer) != 6)
            return false;
        int type = HW_TYPE.get(packet, layer);
        return type == ETHERNET || type == EXP_ETHERNET || type == IEEE_802;
    }

    private static boolean isIpv4(Packet packet, int layer) {
        return OPCODE.isIn(packet, layer) && PROTO_SIZE.get(packet, layer) == 4 && PROTO_TYPE.get(packet, layer) == EtherType.IPV4;
    }

    /** Position of the hardware address of one side; absent where it is empty, or is not what is asked for. */
    private static int hw(Packet packet, int layer, int side, boolean mac) {
        int size = hwSize(packet, layer, 0);
        if (size == 0 || isMac(packet, layer) != mac)
            return Place.ABSENT;
        return hwAt(packet, layer, side);
    }

    private static int hwAt(Packet packet, int layer, int side) {
        return packet.at(layer) + 8 + side * (hwSize(packet, layer, 0) + protoSize(packet, layer, 0));
    }

    private static int proto(Packet packet, int layer, int side, boolean ipv4) {
        int size = protoSize(packet, layer, 0);
        if (size == 0 || isIpv4(packet, layer) != ipv4)
            return Place.ABSENT;
        return protoAt(packet, layer, side);
    }

    private static int protoAt(Packet packet, int layer, int side) {
        return hwAt(packet, layer, side) + hwSize(packet, layer, 0);
    }

    // RFC 5227 section 1.1 and 2: who asks for its own address announces it; who asks without having one probes. As in Wireshark, of whatever kind addresses are.

    private static long isGratuitous(Packet packet, int layer) {
        return presence(isRequestOrReply(packet, layer) && isOfItself(packet, layer));
    }

    private static long isAnnouncement(Packet packet, int layer) {
        return presence(asksWithoutTarget(packet, layer) && isOfItself(packet, layer));
    }

    private static long isProbe(Packet packet, int layer) {
        return presence(asksWithoutTarget(packet, layer) && !isOfItself(packet, layer)
                && isZero(packet.frame(), protoAt(packet, layer, SENDER), PROTO_SIZE.get(packet, layer)));
    }

    private static long presence(boolean is) {
        return is ? 1 : Derived.ABSENT;
    }

    private static boolean asksWithoutTarget(Packet packet, int layer) {
        int target = hwAt(packet, layer, TARGET);
        return isRequestOrReply(packet, layer) && OPCODE.get(packet, layer) == REQUEST && target + MAC <= packet.end(layer)
                && isZero(packet.frame(), target, MAC);
    }

    private static boolean isRequestOrReply(Packet packet, int layer) {
        if (!OPCODE.isIn(packet, layer) || OPCODE.get(packet, layer) != REQUEST && OPCODE.get(packet, layer) != REPLY)
            return false;
        return protoAt(packet, layer, TARGET) + PROTO_SIZE.get(packet, layer) <= packet.limit(layer);
    }

    private static boolean isOfItself(Packet packet, int layer) {
        Frame frame = packet.frame();
        int sender = protoAt(packet, layer, SENDER);
        int target = protoAt(packet, layer, TARGET);
        for (int i = 0; i < PROTO_SIZE.get(packet, layer); i++)
            if (frame.u8(sender + i) != frame.u8(target + i))
                return false;
        return PROTO_SIZE.get(packet, layer) > 0;
    }

    private static boolean isZero(Frame frame, int at, int count) {
        for (int i = 0; i < count; i++)
            if (frame.u8(at + i) != 0)
                return false;
        return true;
    }
}
