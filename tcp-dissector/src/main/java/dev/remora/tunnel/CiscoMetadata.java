package dev.remora.tunnel;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Header;
import dev.remora.field.Octets;
import dev.remora.field.Protocol;
import dev.remora.field.U16;
import dev.remora.field.U8;
import dev.remora.link.EtherType;
import dev.remora.link.EtherTypeNames;
import dev.remora.link.Trailer;
import dev.remora.packet.Packet;

/**
 * Cisco's tag for the group that the sender of a frame belongs to (TrustSec), by which switches and firewalls decide.
 *
 * <p>Behind version, length, options and group stands the type of what follows; in GRE the type comes first. As in Wireshark, one option is read, whatever the
 * length says, and the type is never a length.
 */
public final class CiscoMetadata {
    private static final Header H = Header.of("cmd", "Cisco MetaData", "draft-smith-kandula-sxp");

    public static final U8     VERSION = H.at(CiscoMetadata::tag).u8("version", "Version");
    public static final U8     LENGTH  = H.at((packet, layer) -> tag(packet, layer) + 1).u8("length", "Length", unit("words of 4 octets"));
    public static final U16    OPTIONS = H.at((packet, layer) -> tag(packet, layer) + 2).u16("options", "Options", hex());
    public static final U16    SGT     = H.at((packet, layer) -> tag(packet, layer) + 4).u16("sgt", "SGT");
    public static final U16    TYPE    = H.at(CiscoMetadata::type).u16("type", "Type", hex(), EtherTypeNames.NAMES);
    public static final Octets PADDING = Trailer.padding(H);
    public static final Octets TRAILER = Trailer.trailer(H);

    public static final Protocol PROTOCOL = H.skip(64).end(8).leading((packet, layer) -> isInGre(packet, layer) || layer + 1 == packet.layers() ? "cmd" : "cmd:ethertype");

    private CiscoMetadata() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        d.packet().headerEnd(d.layer(), at + 8);
        if (isInGre(d.packet(), d.layer()))
            Gre.payload(d, d.frame().u16(at), at + 8, end);
        else
            d.next(EtherType.TYPES, d.frame().u16(at + 6), at + 8, end);
    }

    private static int tag(Packet packet, int layer) {
        return isInGre(packet, layer) ? packet.at(layer) + 2 : packet.at(layer);
    }

    private static int type(Packet packet, int layer) {
        return isInGre(packet, layer) ? packet.at(layer) : packet.at(layer) + 6;
    }

    private static boolean isInGre(Packet packet, int layer) {
        return layer > 0 && packet.type(layer - 1) == Gre.PROTOCOL;
    }
}
