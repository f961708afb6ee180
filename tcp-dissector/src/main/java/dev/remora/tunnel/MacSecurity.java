package dev.remora.tunnel;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Address;
import dev.remora.field.Bits;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Octets;
import dev.remora.field.Protocol;
import dev.remora.field.U16;
import dev.remora.field.U32;
import dev.remora.field.U8;
import dev.remora.link.EtherType;
import dev.remora.link.EtherTypeNames;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/**
 * MAC security: a tag before the payload of an Ethernet frame and a check value behind it. A payload that is encrypted is the last layer.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |V|E|S|S|E|C|AN | Short length  |         Packet number         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class MacSecurity {
    private static final int CHECK_VALUE = 16;

    private static final Header H = Header.of("macsec", "802.1AE Security Tag", "IEEE 802.1AE section 9");

    public static final Bits    TCI     = H.peek().bits(6, "TCI", "TCI", hex());
    public static final Bits    VERSION = H.bits(1, "TCI.V", "VER", hex());
    public static final Flag    ES      = H.flag("TCI.ES", "ES");
    public static final Flag    SC      = H.flag("TCI.SC", "SC");
    public static final Flag    SCB     = H.flag("TCI.SCB", "SCB");
    public static final Flag    E       = H.flag("TCI.E", "E");
    public static final Flag    C       = H.flag("TCI.C", "C");
    public static final Bits    AN      = H.bits(2, "AN", "AN", hex());
    public static final U8      SL      = H.u8("SL", "Short length", unit("octets"));
    public static final U32     PN      = H.u32("PN", "Packet number");
    private static final Header SCI     = H.when((packet, layer) -> SC.isIn(packet, layer) && SC.get(packet, layer));
    public static final Address SYSTEM  = SCI.mac("SCI.system_identifier", "System Identifier");
    public static final U16     PORT    = SCI.u16("SCI.port_identifier", "Port Identifier");
    public static final U16     TYPE    = H.at(MacSecurity::type).u16("etype", "Ethertype", hex(), EtherTypeNames.NAMES);
    public static final Octets  ICV     = H.at(MacSecurity::checkValue).octets(CHECK_VALUE, "ICV", "ICV");

    public static final Protocol PROTOCOL = H.end(6).leading(MacSecurity::path);

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
        int type = tagEnd(packet, layer);
        packet.headerEnd(layer, type);
        int payloadEnd = payloadEnd(packet, layer);
        if (isSecret(packet, layer))
            d.data(type, payloadEnd);
        else if (type + 2 <= packet.limit(layer)) {
            packet.headerEnd(layer, type + 2);
            d.next(EtherType.TYPES, d.frame().u16(type), type + 2, Math.max(type + 2, payloadEnd));
        }
    }

    // The check value is behind what the short length counts, of which Ethernet may have more, for its padding.
    private static int payloadEnd(Packet packet, int layer) {
        int last = packet.end(layer) - CHECK_VALUE;
        int shortLength = SL.get(packet, layer);
        return shortLength > 0 ? Math.min(tagEnd(packet, layer) + shortLength, last) : last;
    }

    private static int tagEnd(Packet packet, int layer) {
        return packet.at(layer) + tag(packet.frame(), packet.at(layer));
    }

    private static int type(Packet packet, int layer) {
        return isSecret(packet, layer) ? Packet.ABSENT : tagEnd(packet, layer);
    }

    private static int checkValue(Packet packet, int layer) {
        return SL.isIn(packet, layer) ? payloadEnd(packet, layer) : Packet.ABSENT;
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
