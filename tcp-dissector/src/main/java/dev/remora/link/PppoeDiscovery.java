package dev.remora.link;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Bits;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.U16;
import dev.remora.field.U8;

/** How the ends of PPP over Ethernet find each other and agree on a session. What is asked for and offered is in {@link PppoeTags}. */
public final class PppoeDiscovery {
    private static final Header H = Header.of("pppoed", "PPP-over-Ethernet Discovery", "RFC 2516 section 5");

    private static final Header P       = H.named("pppoe");
    public static final Bits    VERSION = P.bits(4, "version", "Version");
    public static final Bits    TYPE    = P.bits(4, "type", "Type");
    public static final U8      CODE    = P.u8("code", "Code", hex(), PointToPointNames.CODES);
    public static final U16     SESSION = P.u16("session_id", "Session ID", hex());
    public static final U16     LENGTH  = P.u16("payload_length", "Payload Length", unit("octets"));

    public static final Protocol PROTOCOL = H.skip(48).end(6);

    private PppoeDiscovery() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        d.packet().headerEnd(d.layer(), at + PROTOCOL.minimum() + d.frame().u16(at + 4));
        PppoeTags.check(d);
    }
}
