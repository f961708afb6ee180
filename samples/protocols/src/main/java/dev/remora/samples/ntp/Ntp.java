package dev.remora.samples.ntp;

import static dev.remora.field.Attr.doc;
import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.spec;

import dev.remora.dissect.Dissection;
import dev.remora.field.Bits;
import dev.remora.field.Derived;
import dev.remora.field.Header;
import dev.remora.field.Octets;
import dev.remora.field.Place;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U32;
import dev.remora.field.U8;
import dev.remora.packet.Packet;

/**
 * Network Time Protocol, versions 3 and 4. Messages of modes 6 and 7, which do not tell the time, show their flags only.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |li | vn  |Mode |    stratum    |     ppoll     |   precision   |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                          Root Delay                           |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                        Root Dispersion                        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                         Reference ID                          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                      Reference Timestamp                      |
 * +                                                               +
 * |                                                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                       Origin Timestamp                        |
 * +                                                               +
 * |                                                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                       Receive Timestamp                       |
 * +                                                               +
 * |                                                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                      Transmit Timestamp                       |
 * +                                                               +
 * |                                                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class Ntp {
    private static final Header H    = Header.of("ntp", "Network Time Protocol", "RFC 5905 section 7.3");
    private static final Header TIME = H.onlyIf(Ntp::tellsTheTime);

    public static final U8   FLAGS = H.peek().u8("flags", "Flags", hex());
    public static final Bits LEAP  = H.bits(2, "flags.li", "Leap Indicator",
            names(0, "no warning", 1, "last minute of the day has 61 seconds", 2, "last minute of the day has 59 seconds", 3, "clock not synchronized"));
    public static final Bits VN    = H.bits(3, "flags.vn", "Version number");
    public static final Bits MODE  = H.bits(3, "flags.mode", "Mode", names(0, "reserved", 1, "symmetric active", 2, "symmetric passive", 3, "client",
            4, "server", 5, "broadcast", 6, "control message", 7, "private"));

    public static final U8      STRATUM         = TIME.u8("stratum", "Peer Clock Stratum", names(1, "primary reference", 16, "not synchronized"));
    public static final U8      POLL            = TIME.u8("ppoll", "Peer Polling Interval", doc("Log2 of seconds, as an octet without sign."));
    public static final U8      PRECISION       = TIME.u8("precision", "Peer Clock Precision", doc("Log2 of seconds, as an octet without sign."));
    public static final U32     ROOT_DELAY      = TIME.u32("rootdelay", "Root Delay", doc("In units of 1/65,536 second."));
    public static final U32     ROOT_DISPERSION = TIME.u32("rootdispersion", "Root Dispersion", doc("In units of 1/65,536 second."));
    public static final Octets  REFERENCE_ID    = TIME.octets(4, "refid", "Reference ID");
    public static final Derived REFERENCE       = TIME.derived(8, Type.ABSOLUTE_TIME, "reftime", "Reference Timestamp", time(16));
    public static final Derived ORIGIN          = TIME.derived(8, Type.ABSOLUTE_TIME, "org", "Origin Timestamp", time(24));
    public static final Derived RECEIVE         = TIME.derived(8, Type.ABSOLUTE_TIME, "rec", "Receive Timestamp", time(32));
    public static final Derived TRANSMIT        = TIME.derived(8, Type.ABSOLUTE_TIME, "xmt", "Transmit Timestamp", time(40));

    public static final Octets KEY_ID = H.at(Ntp::keyId).octets(4, "keyid", "Key ID", spec("RFC 5905 section 7.3"));
    public static final Octets MAC    = H.at(Ntp::digest).octets((packet, layer, at) -> packet.end(layer) - at, "mac", "Message Authentication Code");

    public static final Protocol PROTOCOL = H.end(48);

    static final int PORT = 123;

    private static final int  HEADER         = 48;
    private static final int  KEY            = 4;
    private static final int  LAST_TIME_MODE = 5;
    private static final long NANOS          = 1_000_000_000L;
    private static final long FROM_1900      = 2_208_988_800L;          // seconds from 1900 to 1970
    private static final long SECONDS_OF_ERA = 1L << 32;
    private static final long FIRST_BIT      = 1L << 31;

    private Ntp() {}

    static void dissect(Dissection d, int at, int end) {
        boolean whole = d.push(PROTOCOL, at, end);
        if (whole)
            d.packet().headerEnd(d.layer(), at + HEADER);
    }

    private static boolean tellsTheTime(Packet packet, int layer) {
        return MODE.isIn(packet, layer) && MODE.get(packet, layer) <= LAST_TIME_MODE;
    }

    /** The time in the eight octets that begin {@code octet} octets from the start. */
    private static Derived.Value time(int octet) {
        return (packet, layer) -> {
            int at = packet.at(layer) + octet;
            return tellsTheTime(packet, layer) && at + 8 <= packet.limit(layer) ? nanos(packet.frame().u32(at), packet.frame().u32(at + 4)) : Derived.ABSENT;
        };
    }

    /** Nanoseconds since 1970. The era ends in 2036; times whose first bit is 0 are of the next one, RFC 4330 section 3. Zero says that there is no time. */
    static long nanos(long seconds, long fraction) {
        if (seconds == 0 && fraction == 0)
            return Derived.ABSENT;
        long since1900 = (seconds & FIRST_BIT) == 0 ? seconds + SECONDS_OF_ERA : seconds;
        return (since1900 - FROM_1900) * NANOS + (fraction * NANOS >>> 32);
    }

    /** The key comes last, with the digest of MD5 or SHA-1; what is longer has extension fields before it, RFC 7822 section 7.5. */
    private static int keyId(Packet packet, int layer) {
        int rest = packet.end(layer) - packet.at(layer) - HEADER;
        return tellsTheTime(packet, layer) && (rest == KEY + 16 || rest == KEY + 20) ? packet.at(layer) + HEADER : Place.ABSENT;
    }

    private static int digest(Packet packet, int layer) {
        int key = keyId(packet, layer);
        return key == Place.ABSENT ? Place.ABSENT : key + KEY;
    }
}
