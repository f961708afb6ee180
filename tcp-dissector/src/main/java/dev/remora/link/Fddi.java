package dev.remora.link;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.in;
import static dev.remora.field.Attr.names;

import dev.remora.dissect.Dissection;
import dev.remora.field.Bits;
import dev.remora.field.Header;
import dev.remora.field.Listed;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U8;
import dev.remora.field.Values;
import dev.remora.packet.Packet;

/**
 * Fiber Distributed Data Interface: a ring of 100 Mbit/s. An octet of an address goes over it with its first bit first, and captures keep that order; fields have the
 * addresses as all other links write them.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |  clf  |       |                  Destination                  |
 * +-+-+-+-+-+-+-+-+                               +-+-+-+-+-+-+-+-+
 * |                                               |               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+               +
 * |                            Source                             |
 * +               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               |
 * +-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class Fddi {
    private static final Header H = Header.of("fddi", "Fiber Distributed Data Interface", "ISO 9314-2 section 7.3");

    public static final U8     CONTROL = H.peek().u8("fc", "Frame Control", hex());
    public static final Bits   FORMAT  = H.bits(4, "fc.clf", "Class and format", hex(), names(0x0, "Void", 0x4, "SMT", 0x5, "Async LLC", 0x6, "Implementor Async",
            0x8, "Nonrestricted Token", 0xC, "MAC", 0xD, "Sync LLC", 0xE, "Implementor Sync"));
    public static final Listed DST     = H.skip(4).listed(Type.MAC, "dst", "Destination", (packet, layer, out) -> address(packet, layer, 1, out), in("fddi.addr"));
    public static final Listed SRC     = H.listed(Type.MAC, "src", "Source", (packet, layer, out) -> address(packet, layer, 7, out), in("fddi.addr"));

    public static final Protocol PROTOCOL = H.skip(96).end(13);

    private static final int ASYNCHRONOUS_LLC = 0x5;
    private static final int MAC              = 6;

    private Fddi() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        d.packet().headerEnd(d.layer(), at + 13);
        if (d.frame().u8(at) >>> 4 == ASYNCHRONOUS_LLC)
            Llc.dissect(d, at + 13, end);
        else
            d.data(at + 13, end);
    }

    private static void address(Packet packet, int layer, int octet, Values out) {
        int at = packet.at(layer) + octet;
        if (at + MAC > packet.limit(layer))
            return;
        byte[] address = packet.frame().octets(at, MAC);
        for (int i = 0; i < MAC; i++)
            address[i] = (byte) (Integer.reverse(address[i]) >>> 24);
        out.addObject(address, at, MAC);
    }
}
