package dev.remora.link;

import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.U16;
import dev.remora.field.U8;

/**
 * EAP over LANs: a station authenticates before it may use the network.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |    Version    |     Type      |            Length             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class Eapol {
    private static final Header H = Header.of("eapol", "802.1X Authentication", "IEEE 802.1X section 11.3");

    public static final U8  VERSION = H.u8("version", "Version", names(1, "802.1X-2001", 2, "802.1X-2004", 3, "802.1X-2010"));
    public static final U8  TYPE    = H.u8("type", "Type", names(0, "EAP Packet", 1, "Start", 2, "Logoff", 3, "Key", 4, "Encapsulated ASF Alert", 5, "MKA",
            6, "Announcement (Generic)", 7, "Announcement (Specific)", 8, "Announcement Request"));
    public static final U16 LENGTH  = H.u16("len", "Length", unit("octets"));

    public static final Protocol PROTOCOL = H.end(4);

    private Eapol() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        int payload = at + 4;
        int ownEnd = Math.min(end, payload + d.frame().u16(at + 2));
        d.packet().end(d.layer(), ownEnd);
        d.packet().headerEnd(d.layer(), payload);
        d.data(payload, ownEnd);
    }
}
