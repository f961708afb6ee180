package dev.remora.tunnel;

import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Attr;
import dev.remora.field.Bits;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.U24;
import dev.remora.field.U8;
import dev.remora.link.EtherType;
import dev.remora.link.Ethernet;
import dev.remora.link.Mpls;
import dev.remora.packet.Packet;

/**
 * Network Service Header: the path through a chain of service functions, before the packet that takes it.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |ver|O|             |  Length   |       |MD Type| Next Protocol |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |            Service Path Identifier            | Service Index |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class NetworkService {
    private static final Header H = Header.of("nsh", "Network Service Header", "RFC 8300 section 2.2");

    static final int         TYPE     = 0x894F;                       // among EtherTypes
    private static final int IPV4     = 1;
    private static final int IPV6     = 2;
    static final int         ETHERNET = 3;
    private static final int NSH      = 4;
    private static final int MPLS     = 5;

    /** The registry "NSH Next Protocol" of IANA. */
    private static final Attr NEXT_NAMES = Attr.names(0, "None", IPV4, "IPv4", IPV6, "IPv6", ETHERNET, "Ethernet", NSH, "NSH", MPLS, "MPLS",
            254, "Experiment 1", 255, "Experiment 2");

    public static final Bits VERSION    = H.bits(2, "version", "Version");
    public static final Flag OAM        = H.flag("oam", "O Bit");
    public static final Bits LENGTH     = H.skip(7).bits(6, "length", "Length", unit("words of 4 octets"));
    public static final Bits MD_TYPE    = H.skip(4).bits(4, "mdtype", "MD Type");
    public static final U8   NEXT_PROTO = H.u8("nextproto", "Next Protocol", NEXT_NAMES);
    public static final U24  SPI        = H.u24("spi", "Service Path Identifier");
    public static final U8   SI         = H.u8("si", "Service Index");

    public static final Protocol PROTOCOL = H.end(8);

    private NetworkService() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        Packet packet = d.packet();
        int layer = d.layer();
        int payload = at + Math.max(PROTOCOL.minimum(), LENGTH.get(packet, layer) * 4);
        packet.headerEnd(layer, payload);
        if (payload <= packet.limit(layer))
            next(d, NEXT_PROTO.get(packet, layer), payload, end);
    }

    /** Goes on with what a number of the registry "NSH Next Protocol" names. */
    static void next(Dissection d, int protocol, int payload, int end) {
        switch (protocol) {
            case IPV4 -> d.next(EtherType.TYPES, EtherType.IPV4, payload, end);
            case IPV6 -> d.next(EtherType.TYPES, EtherType.IPV6, payload, end);
            case ETHERNET -> Ethernet.dissect(d, payload, end);
            case NSH -> d.next(EtherType.TYPES, TYPE, payload, end);                // by the table, which bounds how deep it goes
            case MPLS -> Mpls.dissect(d, payload, end);
            default -> d.data(payload, end);
        }
    }
}
