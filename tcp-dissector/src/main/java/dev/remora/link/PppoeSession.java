package dev.remora.link;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Bits;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.U16;
import dev.remora.field.U8;
import dev.remora.packet.Anomaly;
import dev.remora.packet.Severity;

/** PPP over Ethernet once a session is agreed on. */
public final class PppoeSession {
    private static final Header H = Header.of("pppoes", "PPP-over-Ethernet Session", "RFC 2516 section 4");

    private static final Header P       = H.named("pppoe");
    public static final Bits    VERSION = P.bits(4, "version", "Version");
    public static final Bits    TYPE    = P.bits(4, "type", "Type");
    public static final U8      CODE    = P.u8("code", "Code", hex(), PointToPointNames.CODES);
    public static final U16     SESSION = P.u16("session_id", "Session ID", hex());
    public static final U16     LENGTH  = P.u16("payload_length", "Payload Length", unit("octets"));

    /** The payload length is neither that of what follows nor that without a frame check sequence; padding explains what follows in a frame of the least length alone. */
    public static final Anomaly.Code BAD_LENGTH = new Anomaly.Code("pppoe.payload_length.bad", Severity.WARN, "Payload length differs from the octets that follow",
            "RFC 2516 section 4");

    static {
        H.presence(BAD_LENGTH);
    }

    public static final Protocol PROTOCOL = H.skip(48).end(6);

    private static final int HEADER        = 6;
    private static final int LEAST_PAYLOAD = 46;        // of Ethernet: IEEE 802.3 section 3.2.7
    private static final int FRAME_CHECK   = 4;

    private PppoeSession() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        int payload = at + HEADER;
        int length = d.frame().u16(at + 4);
        d.packet().headerEnd(d.layer(), payload);
        if (end - at > LEAST_PAYLOAD && payload + length != end && payload + length + FRAME_CHECK != end)
            d.anomaly(BAD_LENGTH, at + 4, 2);
        Ppp.dissect(d, payload, Math.min(end, payload + length));
    }
}
