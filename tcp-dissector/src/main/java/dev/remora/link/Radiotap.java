package dev.remora.link;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Derived;
import dev.remora.field.Header;
import dev.remora.field.Listed;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U8;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/**
 * What a receiver says of a frame of a wireless LAN, put before it. Numbers are little-endian; bits say which fields follow, in the order of the bits.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |Header revision|  Header pad   |         Header length         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                                                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class Radiotap {
    private static final Header H = Header.of("radiotap", "Radiotap header", "radiotap.org, LINKTYPE_IEEE802_11_RADIOTAP");

    public static final U8      VERSION = H.u8("version", "Header revision");
    public static final U8      PAD     = H.u8("pad", "Header pad");
    public static final Derived LENGTH  = H.derived(2, Type.U16, "length", "Header length", Radiotap::length, unit("octets"));
    public static final Listed  PRESENT = H.listed(Type.U32, "present.word", "Present flags word", Radiotap::present, hex());

    public static final Protocol PROTOCOL = H.skip(32).end(8).leading((packet, layer) -> "radiotap:wlan_radio");

    private static final int FIRST_WORD     = 4;        // octets before the present flags
    private static final int TIME           = 1;        // bit of the present flags: 8 octets, aligned
    private static final int FLAGS          = 2;        // bit of the present flags: 1 octet
    private static final int ANOTHER_WORD   = 1 << 31;
    private static final int CHECK_SEQUENCE = 0x10;     // bits of the flags
    private static final int PADDED         = 0x20;

    private Radiotap() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        Packet packet = d.packet();
        int layer = d.layer();
        int header = (int) length(packet, layer);
        if (header < 8 || at + header > packet.limit(layer))
            return;
        packet.headerEnd(layer, at + header);
        int flags = flags(packet.frame(), at, at + header);
        int behind = (flags & CHECK_SEQUENCE) != 0 ? Math.max(at + header, end - 4) : end;
        WirelessLan.dissect(d, at + header, behind, (flags & PADDED) != 0);
    }

    private static long length(Packet packet, int layer) {
        int at = packet.at(layer) + 2;
        return at + 2 <= packet.limit(layer) ? packet.frame().u8(at) | packet.frame().u8(at + 1) << 8 : Derived.ABSENT;
    }

    /** The words that are in the header, each of which says whether another follows. */
    private static void present(Packet packet, int layer, Values out) {
        int end = Math.min(packet.headerEnd(layer), packet.limit(layer));
        int word = ANOTHER_WORD;
        for (int at = packet.at(layer) + FIRST_WORD; (word & ANOTHER_WORD) != 0 && at + 4 <= end; at += 4) {
            word = word(packet.frame(), at);
            out.add(Integer.toUnsignedLong(word), at, 4);
        }
    }

    private static int word(Frame frame, int at) {
        return Integer.reverseBytes(frame.i32(at));
    }

    /** The flags of the frame; 0 where they are not said. */
    private static int flags(Frame frame, int at, int end) {
        int present = word(frame, at + FIRST_WORD);
        int field = at + FIRST_WORD + 4;
        for (int word = present; (word & ANOTHER_WORD) != 0 && field + 4 <= end; field += 4)
            word = word(frame, field);
        if ((present & TIME) != 0)
            field = at + (field - at + 7 & -8) + 8;
        return (present & FLAGS) != 0 && field < end ? frame.u8(field) : 0;
    }
}
