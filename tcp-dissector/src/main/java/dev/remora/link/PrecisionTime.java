package dev.remora.link;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Bits;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.U16;
import dev.remora.field.U8;

/**
 * Precision Time Protocol, version 2: clocks of a network keep the same time.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |majorsd|message|minorve|version|         messageLength         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * | domainNumber  |
 * +-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class PrecisionTime {
    private static final Header H = Header.of("ptp", "Precision Time Protocol", "IEEE 1588 section 13.3");

    public static final Bits MAJOR_SDO_ID   = H.bits(4, "v2.majorsdoid", "majorSdoId", hex(), names(1, "gPTP Domain", 2, "CMLDS"));
    public static final Bits MESSAGE_TYPE   = H.bits(4, "v2.messagetype", "messageType", hex(), names(0, "Sync Message", 1, "Delay_Req Message",
            2, "Peer_Delay_Req Message", 3, "Peer_Delay_Resp Message", 8, "Follow_Up Message", 9, "Delay_Resp Message", 10, "Peer_Delay_Resp_Follow_Up Message",
            11, "Announce Message", 12, "Signalling Message", 13, "Management Message"));
    public static final Bits MINOR_VERSION  = H.bits(4, "v2.minorversionptp", "minorVersionPTP");
    public static final Bits VERSION        = H.bits(4, "v2.versionptp", "versionPTP");
    public static final U16  MESSAGE_LENGTH = H.u16("v2.messagelength", "messageLength", unit("octets"));
    public static final U8   DOMAIN         = H.u8("v2.domainnumber", "domainNumber");

    public static final Protocol PROTOCOL = H.end(5);

    private PrecisionTime() {}

    static void dissect(Dissection d, int at, int end) {
        if (!d.push(PROTOCOL, at, end))
            return;
        if (VERSION.get(d.packet(), d.layer()) == 2)
            d.packet().end(d.layer(), Math.min(end, at + Math.max(PROTOCOL.minimum(), d.frame().u16(at + 2))));
        else
            d.packet().distrust(d.layer(), at);                          // version 1 has another header
    }
}
