package dev.remora.link;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissector;
import dev.remora.dissect.Table;
import dev.remora.field.Bits;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.U16;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/** What Juniper's routers put before a frame that they capture, of Ethernet mostly: its direction, and extensions that name the interface. */
public final class JuniperEthernet {
    private static final Header H = Header.of("juniper", "Juniper Ethernet", "LINKTYPE_JUNIPER_ETHER");

    public static final Bits L2         = H.skip(24 + 6).bits(1, "l2hdr", "L2 header presence", hex(), names(0, "Present", 1, "none"));
    public static final Bits DIRECTION  = H.bits(1, "direction", "Direction", hex(), names(0, "Out", 1, "In"));
    public static final U16  EXTENSIONS = H.when(JuniperEthernet::hasExtensions).u16("ext_total_len", "Extension(s) Total length", unit("octets"));

    public static final Protocol PROTOCOL = H.end(4);

    /** Keys are Juniper's numbers of protocols, which stand before a payload without a link layer. */
    public static final Table PROTOCOLS = Table.of("juniper.proto");

    private static final int PROTOCOL_WIDTH = 4;

    private static final int MGC       = 0x4D_4743;
    private static final int EXTENDED  = 0x80;
    private static final int NO_HEADER = 0x02;
    private static final int FLAGS_AT  = 3;

    private JuniperEthernet() {}

    static void dissect(Dissection d, int at, int end) {
        dissect(d, at, end, 0, Ethernet::dissect);
    }

    /** Behind the address and control octets of HDLC, which PPP may leave out but Juniper does not. */
    static void dissectPpp(Dissection d, int at, int end) {
        dissect(d, at, end, 2, Ppp::dissect);
    }

    static void dissectFrameRelay(Dissection d, int at, int end) {
        dissect(d, at, end, 0, FrameRelay::dissect);
    }

    static void dissectHdlc(Dissection d, int at, int end) {
        dissect(d, at, end, 0, CiscoHdlc::dissect);
    }

    private static void dissect(Dissection d, int at, int end, int passedOver, Dissector inner) {
        if (!d.push(PROTOCOL, at, end))
            return;
        Packet packet = d.packet();
        int layer = d.layer();
        Frame frame = d.frame();
        if (frame.u24(at) != MGC || hasExtensions(packet, layer) && !EXTENSIONS.isIn(packet, layer))
            return;
        int payload = at + FLAGS_AT + 1 + (hasExtensions(packet, layer) ? 2 + frame.u16(at + FLAGS_AT + 1) : 0);
        packet.headerEnd(layer, payload);
        if ((frame.u8(at + FLAGS_AT) & NO_HEADER) != 0)
            dissectWithoutLink(d, payload, end);
        else if (payload + passedOver <= packet.limit(layer))
            inner.dissect(d, payload + passedOver, end);
    }

    private static void dissectWithoutLink(Dissection d, int payload, int end) {
        if (payload + PROTOCOL_WIDTH <= d.packet().limit(d.layer()))
            d.next(PROTOCOLS, d.frame().u8(payload), payload + PROTOCOL_WIDTH, end);
    }

    private static boolean hasExtensions(Packet packet, int layer) {
        int flags = packet.at(layer) + FLAGS_AT;
        return flags < packet.limit(layer) && (packet.frame().u8(flags) & EXTENDED) != 0;
    }
}
