package dev.remora.transport;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.in;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Derived;
import dev.remora.field.Header;
import dev.remora.field.Listed;
import dev.remora.field.Octets;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.internet.Carrier;
import dev.remora.internet.ChecksumStatus;
import dev.remora.packet.Anomaly;
import dev.remora.packet.Packet;
import dev.remora.packet.Severity;

/**
 * Lightweight User Datagram Protocol, RFC 3828: UDP whose checksum may leave the end of the payload out. What UDP has, too, has its names of there, and its ports.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |          Source Port          |       Destination Port        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |       Checksum coverage       |           Checksum            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class UdpLite {
    private static final Header H    = Header.of("udplite", "Lightweight User Datagram Protocol", "RFC 3828 section 3.1").named("udp");
    private static final Header PORT = H.onlyIf((packet, layer) -> packet.limit(layer) - packet.at(layer) >= 4);     // both or none, as in UDP

    public static final U16     SRC_PORT = PORT.u16("srcport", "Source Port", in("udp.port"));
    public static final U16     DST_PORT = PORT.u16("dstport", "Destination Port", in("udp.port"));
    private static final Header LIES     = H.peek();
    public static final U16     COVERAGE = H.u16("checksum_coverage", "Checksum coverage", unit("octets"));
    public static final Derived LENGTH   = LIES.overlay().derived(2, Type.U16, "length", "Length", UdpLite::shownLength, unit("octets"));
    private static final Header SUM      = H.peek();
    public static final U16     CHECKSUM = H.u16("checksum", "Checksum", hex());

    public static final Derived STATUS     = SUM.overlay().derived(2, Type.U8, "checksum.status", "Checksum Status", UdpLite::status, names(ChecksumStatus.NAMES));
    public static final Derived CALCULATED = SUM.overlay().derived(2, Type.U16, "checksum_calculated", "Calculated Checksum", UdpLite::calculated, hex());
    public static final Octets  PAYLOAD    = H.at(UdpLite::payload).octets((packet, layer, at) -> packet.limit(layer) - at, "payload", "Payload");

    public static final Derived BAD_CHECKSUM  = SUM.overlay().derived(2, Type.NONE, "checksum.bad", "Bad checksum", (packet, layer) -> status(packet, layer, ChecksumStatus.BAD));
    public static final Derived ZERO_CHECKSUM = SUM.overlay().derived(2, Type.NONE, "checksum.zero", "Illegal checksum value (0)",
            (packet, layer) -> status(packet, layer, ChecksumStatus.ILLEGAL));

    /** As in Wireshark: a port that traceroute sends to first, at either end. */
    public static final Listed TRACEROUTE = H.listed(Type.NONE, "possible_traceroute", "Possible traceroute", Udp::traceroute);

    /** The checksum covers less than the header, though not all either, or goes past the end of the IP datagram: the receiver has to discard it. */
    public static final Anomaly.Code BAD_COVERAGE = new Anomaly.Code("udplite.checksum_coverage.bad", Severity.ERROR, "Bad checksum coverage length value",
            "RFC 3828 section 3.1");

    static {
        H.presence(BAD_COVERAGE);
    }

    public static final Protocol PROTOCOL = H.end(8);

    static final int PROTOCOL_NUMBER = 136;

    private static final int HEADER      = 8;
    private static final int COVERAGE_AT = 4;

    private UdpLite() {}

    static void dissect(Dissection d, int at, int end) {
        boolean whole = d.push(PROTOCOL, at, end);
        Packet packet = d.packet();
        int layer = d.layer();
        packet.headerEnd(layer, at + HEADER);
        if (COVERAGE.isIn(packet, layer) && covered(packet, layer) < 0 && !d.isQuoted() && !Carrier.isFragment(packet, layer))
            d.anomaly(BAD_COVERAGE, at + COVERAGE_AT, 2);
        if (whole)
            Udp.dissectPayload(d, at + HEADER, end);
    }

    /** Octets of the datagram, which IP tells: it does not say so itself. */
    private static int length(Packet packet, int layer) {
        return packet.end(layer) - packet.at(layer);
    }

    private static long shownLength(Packet packet, int layer) {
        return COVERAGE.isIn(packet, layer) ? length(packet, layer) : Derived.ABSENT;
    }

    /** Octets that the checksum covers; negative where what is said cannot be. */
    private static int covered(Packet packet, int layer) {
        int length = length(packet, layer);
        int said = COVERAGE.get(packet, layer);
        int coverage = said == 0 ? length : said;
        return coverage < HEADER || coverage > length ? -1 : coverage;
    }

    private static long status(Packet packet, int layer) {
        if (!CHECKSUM.isIn(packet, layer))
            return Derived.ABSENT;
        if (CHECKSUM.get(packet, layer) == 0)                                                    // there is no datagram without a checksum
            return packet.isQuoted(layer) ? ChecksumStatus.NOT_PRESENT : ChecksumStatus.ILLEGAL;
        return TransportChecksum.status(packet, layer, PROTOCOL_NUMBER, length(packet, layer), covered(packet, layer));
    }

    private static long status(Packet packet, int layer, int wanted) {
        return status(packet, layer) == wanted ? 1 : Derived.ABSENT;
    }

    private static long calculated(Packet packet, int layer) {
        if (!CHECKSUM.isIn(packet, layer) || CHECKSUM.get(packet, layer) == 0)
            return Derived.ABSENT;
        return TransportChecksum.calculated(packet, layer, PROTOCOL_NUMBER, length(packet, layer), covered(packet, layer), CHECKSUM.get(packet, layer));
    }

    private static int payload(Packet packet, int layer) {
        int payload = packet.at(layer) + HEADER;
        return payload < packet.limit(layer) ? payload : Packet.ABSENT;
    }
}
