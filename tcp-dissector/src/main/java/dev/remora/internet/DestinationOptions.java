package dev.remora.internet;

import static dev.remora.field.Attr.doc;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.U8;

/** Options of IPv6 for the destination. */
public final class DestinationOptions {
    private static final Header H = Header.of("ipv6.dstopts", "Destination Options for IPv6", "RFC 8200 section 4.6");

    public static final U8 NXT = H.u8("nxt", "Next Header", ProtocolNumbers.NAMES);
    public static final U8 LEN = H.u8("len", "Length", unit("words of 8 octets"), doc("The first word is not counted."));

    static {
        Ipv6Options.define(H);
    }

    public static final Protocol PROTOCOL = H.end(2);

    private DestinationOptions() {}

    static void dissect(Dissection d, int at, int end) {
        if (d.push(PROTOCOL, at, end) && Ipv6Options.check(d, at))
            ExtensionHeader.payload(d, at, end);
    }
}
