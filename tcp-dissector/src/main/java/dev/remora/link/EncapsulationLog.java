package dev.remora.link;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.names;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Table;
import dev.remora.field.Derived;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U32;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/**
 * What OpenBSD puts before a datagram on its interface enc(4), which shows them as IPsec sees them. Address family and flags are in the order of the host.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                        Address Family                         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                              SPI                              |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                             Flags                             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class EncapsulationLog {
    private static final Header H = Header.of("enc", "Enc", "LINKTYPE_ENC");

    public static final Derived AF    = H.derived(4, Type.U32, "af", "Address Family", EncapsulationLog::family, names(2, "IPv4", 24, "IPv6"));
    public static final U32     SPI   = H.u32("spi", "SPI", hex());
    public static final Derived FLAGS = H.derived(4, Type.U32, "flags", "Flags", EncapsulationLog::flags, hex());

    public static final Protocol PROTOCOL = H.end(12);

    /** Keys are address families of OpenBSD. */
    public static final Table FAMILIES = Table.of("enc.af");

    private static final int MOST_FAMILY = 0xFFFF;

    private EncapsulationLog() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        d.packet().headerEnd(d.layer(), at + 12);
        d.next(FAMILIES, (int) family(d.frame(), at), at + 12, end);
    }

    private static long family(Packet packet, int layer) {
        int at = packet.at(layer);
        return at + 4 <= packet.limit(layer) ? family(packet.frame(), at) : Derived.ABSENT;
    }

    private static long flags(Packet packet, int layer) {
        int at = packet.at(layer);
        if (at + 12 > packet.limit(layer))
            return Derived.ABSENT;
        long big = packet.frame().u32(at + 8);
        return packet.frame().u16(at) == 0 ? big : Integer.toUnsignedLong(Integer.reverseBytes((int) big));
    }

    /** The number in the order that makes it small. */
    private static long family(Frame frame, int at) {
        long big = frame.u32(at);
        return big <= MOST_FAMILY ? big : Integer.toUnsignedLong(Integer.reverseBytes((int) big));
    }
}
