package dev.remora.tunnel;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Bits;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.U32;
import dev.remora.field.U64;
import dev.remora.link.EtherType;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/**
 * MAC security: a tag before the payload of an Ethernet frame and a check value behind it. A payload that is encrypted is the last layer.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |V|E|S|S|E|C|AN |   |    sl     |         Packet number         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class MacSecurity {
    private static final Header H = Header.of("macsec", "802.1AE Security Tag", "IEEE 802.1AE section 9");

    public static final Flag VERSION = H.flag("tci.v", "VER");
    public static final Flag ES      = H.flag("tci.es", "ES");
    public static final Flag SC      = H.flag("tci.sc", "SC");
    public static final Flag SCB     = H.flag("tci.scb", "SCB");
    public static final Flag E       = H.flag("tci.e", "E");
    public static final Flag C       = H.flag("tci.c", "C");
    public static final Bits AN      = H.bits(2, "an", "AN", hex());
    public static final Bits SL      = H.skip(2).bits(6, "sl", "Short length", unit("octets"));
    public static final U32  PN      = H.u32("pn", "Packet number");
    public static final U64  SCI     = H.when((packet, layer) -> SC.isIn(packet, layer) && SC.get(packet, layer)).u64("sci", "System Identifier", hex());

    public static final Protocol PROTOCOL = H.end(6).leading(MacSecurity::path);

    private static final int CHECK_VALUE = 16;
    private static final int SC_BIT      = 0x20;
    private static final int VERSION_BIT = 0x80;

    private MacSecurity() {}

    static void dissect(Dissection d, int at, int end) {
        if (!isTag(d.frame(), at, end)) {
            d.data(at, end);
            return;
        }
        if (!d.push(PROTOCOL, at, end))
            return;
        Packet packet = d.packet();
        int layer = d.layer();
        int type = at + tag(d.frame(), at);
        packet.headerEnd(layer, type);
        int shortLength = SL.get(packet, layer);
        int payloadEnd = shortLength > 0 ? Math.min(type + shortLength, end - CHECK_VALUE) : end - CHECK_VALUE;
        if (isSecret(packet, layer))
            d.data(type, payloadEnd);
        else if (type + 2 <= packet.limit(layer)) {
            packet.headerEnd(layer, type + 2);
            d.next(EtherType.TYPES, d.frame().u16(type), type + 2, Math.max(type + 2, payloadEnd));
        }
    }

    /** Whether the type of the payload cannot be read either. */
    private static boolean isSecret(Packet packet, int layer) {
        return E.get(packet, layer) || C.get(packet, layer);
    }

    private static String path(Packet packet, int layer) {
        return layer + 1 < packet.layers() && !isSecret(packet, layer) ? "macsec:ethertype" : "macsec";
    }

    /** As in Wireshark, another version has another tag, and where nothing is left between tag and check value, there is none. */
    private static boolean isTag(Frame frame, int at, int end) {
        return at < Math.min(end, frame.limit(at)) && (frame.u8(at) & VERSION_BIT) == 0 && end - at > tag(frame, at) + CHECK_VALUE;
    }

    /** Octets of the tag. */
    private static int tag(Frame frame, int at) {
        return (frame.u8(at) & SC_BIT) != 0 ? 14 : 6;
    }
}
