package dev.remora.link;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.names;

import dev.remora.dissect.Dissection;
import dev.remora.field.Header;
import dev.remora.field.Place;
import dev.remora.field.Protocol;
import dev.remora.field.U16;
import dev.remora.packet.Packet;

/**
 * A timestamp that Arista's switches put behind the addresses of a frame they mirror, before the type it had.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |           Sub Type            |            Version            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class AristaTimestamp {
    private static final Header H = Header.of("avsp", "Arista Vendor Specific Protocol", "Arista Vendor Specific Protocol");

    public static final U16 SUB_TYPE = H.u16("sub_type", "Sub Type", hex(), names(1, "timestamp"));
    public static final U16 VERSION  = H.onlyIf(AristaTimestamp::isTimestamp).u16("ver", "Version", hex(), names(0x0010, "Version 1", 0x0020, "Version 2", 0x0110, "Version 11",
            0x0120, "Version 12"));
    public static final U16 ETYPE    = H.at(AristaTimestamp::type).u16("etype", "Type", hex(), EtherTypeNames.NAMES);

    static {
        H.presence(EtherType.PAST_END);
    }

    public static final Protocol PROTOCOL = H.end(4).leading((packet, layer) -> layer + 1 < packet.layers() ? "avsp:ethertype" : "avsp");

    /** Arista's own EtherType. */
    static final int ETHER_TYPE = 0xD28B;

    private static final int HEAD      = 4;
    private static final int TIMESTAMP = 1;

    private AristaTimestamp() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        Packet packet = d.packet();
        int layer = d.layer();
        if (!ETYPE.isIn(packet, layer))
            return;
        int type = type(packet, layer);
        packet.headerEnd(layer, type + 2);
        if (isTimestamp(packet, layer))
            EtherType.dissect(d, d.frame().u16(type), type + 2, end);
        else
            d.next(EtherType.TYPES, d.frame().u16(type), type + 2, end);     // as in Wireshark never a length
    }

    private static boolean isTimestamp(Packet packet, int layer) {
        return SUB_TYPE.isIn(packet, layer) && SUB_TYPE.get(packet, layer) == TIMESTAMP;
    }

    /** Position of the type, behind the subtype, or behind a timestamp of one of the lengths that are known; the high octet of the version says which clock it is of. */
    private static int type(Packet packet, int layer) {
        int at = packet.at(layer);
        if (at + HEAD > packet.limit(layer))
            return Place.ABSENT;
        if (!isTimestamp(packet, layer))
            return at + 2;
        return switch (packet.frame().u8(at + 3)) {
            case 0x10 -> at + HEAD + 8;
            case 0x20 -> at + HEAD + 6;
            default -> Place.ABSENT;
        };
    }
}
