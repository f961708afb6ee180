package dev.remora.link;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.in;
import static dev.remora.field.Attr.labels;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Address;
import dev.remora.field.Bits;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.U8;
import dev.remora.packet.Packet;

/**
 * Token Ring. The first bit of the source address says that the route through bridges stands behind it.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |prior|F|M|prior|fra|   |frame_p|                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               +
 * |                          Destination                          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                            Source                             |
 * +                               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class TokenRing {
    private static final Header H = Header.of("tr", "Token-Ring", "IEEE 802.5 section 3.2");

    public static final U8      ACCESS      = H.peek().u8("ac", "Access Control", hex());
    public static final Bits    PRIORITY    = H.bits(3, "priority", "Priority");
    public static final Flag    IS_FRAME    = H.flag("frame", "Frame", labels("Frame", "Token"));
    public static final Bits    MONITOR     = H.bits(1, "monitor_cnt", "Monitor Count");
    public static final Bits    RESERVATION = H.bits(3, "priority_reservation", "Priority Reservation");
    public static final U8      CONTROL     = H.peek().u8("fc", "Frame Control", hex());
    public static final Bits    TYPE        = H.bits(2, "frame_type", "Frame Type", names(0, "MAC", 1, "LLC", 2, "Reserved"));
    public static final Bits    ATTENTION   = H.skip(2).bits(4, "frame_pcf", "Frame PCF", names(0, "Normal buffer", 1, "Express buffer", 2, "Purge", 3, "Claim Token",
            4, "Beacon", 5, "Active Monitor Present", 6, "Standby Monitor Present"));
    public static final Address DST         = H.mac("dst", "Destination", in("tr.addr"));
    public static final Flag    ROUTED      = H.peek().flag("sr", "Source Routed");
    public static final Address SRC         = H.mac("src", "Source", in("tr.addr"));
    public static final Bits    ROUTE       = H.when(TokenRing::isRouted).skip(3).bits(5, "rif_bytes", "RIF Bytes", unit("octets"));

    public static final Protocol PROTOCOL = H.end(14);

    private static final int LLC        = 1;
    private static final int ROUTE_BITS = 0x1F;

    private TokenRing() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        Packet packet = d.packet();
        int layer = d.layer();
        int header = at + 14;
        boolean isRouted = isRouted(packet, layer);
        if (isRouted && header >= packet.limit(layer))
            return;                                                        // how long the route is was not captured
        if (isRouted)
            header += d.frame().u8(header) & ROUTE_BITS;                   // the length counts itself: annex C.3.3
        packet.headerEnd(layer, header);
        if (header > packet.limit(layer))
            return;
        if (TYPE.get(packet, layer) == LLC)
            Llc.dissect(d, header, end);
        else
            d.data(header, end);
    }

    private static boolean isRouted(Packet packet, int layer) {
        return ROUTED.isIn(packet, layer) && ROUTED.get(packet, layer);
    }
}
