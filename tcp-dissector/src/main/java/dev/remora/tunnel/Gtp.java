package dev.remora.tunnel;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.labels;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Bits;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.U16;
import dev.remora.field.U32;
import dev.remora.field.U8;
import dev.remora.link.RawIp;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/**
 * GPRS Tunnelling Protocol, version 1: what users of mobile networks send, as IP datagrams in UDP datagrams.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |versi|P| |E|S|P| Message Type  |            Length             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                             TEID                              |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class Gtp {
    private static final Header H = Header.of("gtp", "GPRS Tunneling Protocol", "3GPP TS 29.281 section 5");

    public static final U8   FLAGS        = H.peek().u8("flags", "Flags", hex());
    public static final Bits VERSION      = H.bits(3, "flags.version", "Version", names(0, "GTP release 97/98 version", 1, "GTP release 99 version", 2, "GTPv2-C"));
    public static final Bits TYPE         = H.bits(1, "flags.payload", "Protocol type", names(0, "GTP'", 1, "GTP"));
    public static final Flag HAS_NEXT     = H.skip(1).flag("flags.e", "Is Next Extension Header present?", labels("Yes", "No"));
    public static final Flag HAS_SEQUENCE = H.flag("flags.s", "Is Sequence Number present?", labels("Yes", "No"));
    public static final Flag HAS_PDU      = H.flag("flags.pn", "Is N-PDU number present?", labels("Yes", "No"));
    public static final U8   MESSAGE      = H.u8("message", "Message Type", hex(), GtpMessages.NAMES);
    public static final U16  LENGTH       = H.u16("length", "Length", unit("octets"));
    public static final U32  TEID         = H.u32("teid", "TEID", hex());

    public static final Protocol PROTOCOL = H.end(8);

    private static final int OPTIONAL          = 0x07;                            // any of the three flags
    private static final int NEXT              = 0x04;
    private static final int VERSION_1         = 0b0011;                 // and GTP, not its variant for charging
    private static final int ECHO_REQUEST      = 1;
    private static final int ECHO_RESPONSE     = 2;
    private static final int ERROR_INDICATION  = 26;
    private static final int EXTENSION_HEADERS = 31;
    private static final int TUNNEL_STATUS     = 253;
    private static final int END_MARKER        = 254;
    private static final int G_PDU             = 255;

    private Gtp() {}

    static void dissect(Dissection d, int at, int end) {
        if (!isOne(d.frame(), at, Math.min(end, d.frame().limit(at)))) {
            d.data(at, end);
            return;
        }
        if (!d.push(PROTOCOL, at, end))
            return;
        Packet packet = d.packet();
        int layer = d.layer();
        int length = at + 8 + LENGTH.get(packet, layer);
        packet.end(layer, Math.min(length, end));
        int payload = headerEnd(d.frame(), at, packet.limit(layer));
        packet.headerEnd(layer, payload);
        if (MESSAGE.get(packet, layer) == G_PDU && payload < packet.limit(layer))
            d.next(RawIp.VERSIONS, d.frame().u8(payload) >>> 4, payload, packet.end(layer));
    }

    /** Whether the octets may be a message of the tunnel: the port alone does not say so, for it is one that clients get by chance. */
    private static boolean isOne(Frame frame, int at, int limit) {
        if (at >= limit || frame.u8(at) >>> 4 != VERSION_1)
            return false;
        return at + 1 >= limit || isMessage(frame.u8(at + 1));
    }

    private static boolean isMessage(int type) {
        return switch (type) {
            case ECHO_REQUEST, ECHO_RESPONSE, ERROR_INDICATION, EXTENSION_HEADERS, TUNNEL_STATUS, END_MARKER, G_PDU -> true;
            default -> false;
        };
    }

    /**
     * Position behind the optional fields and the extension headers, which count units of four octets and end with the type of the next. The field with the type of the first
     * is there with any flag, and means something with its own alone.
     */
    private static int headerEnd(Frame frame, int at, int limit) {
        int position = at + 8;
        if ((frame.u8(at) & OPTIONAL) == 0)
            return position;
        position += 4;
        if ((frame.u8(at) & NEXT) == 0)
            return position;
        while (position < limit && frame.u8(position - 1) != 0 && frame.u8(position) != 0)
            position += frame.u8(position) * 4;
        return position;
    }
}
