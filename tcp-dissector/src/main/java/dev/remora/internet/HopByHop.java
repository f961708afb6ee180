package dev.remora.internet;

import static dev.remora.field.Attr.doc;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.U8;
import dev.remora.packet.Anomaly;
import dev.remora.packet.Severity;

/** Options of IPv6 that every node on the way looks at. */
public final class HopByHop {
    private static final Header H = Header.of("ipv6.hopopts", "IPv6 Hop-by-Hop Option", "RFC 8200 section 4.3");

    public static final U8 NXT = H.u8("nxt", "Next Header", ProtocolNumbers.NAMES);
    public static final U8 LEN = H.u8("len", "Length", unit("words of 8 octets"), doc("The first word is not counted."));

    /** Another header comes before it. */
    public static final Anomaly.Code NOT_FIRST = new Anomaly.Code("ipv6.hopopts.not_first", Severity.ERROR, "Hop-by-Hop Options not immediately after the IPv6 header",
            "RFC 8200 section 4.1");

    static {
        H.presence(NOT_FIRST);
        Ipv6Options.define(H);
    }

    public static final Protocol PROTOCOL = H.end(2);

    private HopByHop() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        int layer = d.layer();
        if (layer == 0 || !d.packet().is(layer - 1, Ipv6.PROTOCOL))
            d.anomaly(NOT_FIRST, at, 2);
        if (Ipv6Options.check(d, at))
            ExtensionHeader.payload(d, at, end);
    }
}
