package dev.remora.transport;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.in;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Table;
import dev.remora.field.Derived;
import dev.remora.field.Header;
import dev.remora.field.Listed;
import dev.remora.field.Octets;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.field.Values;
import dev.remora.internet.Carrier;
import dev.remora.internet.ChecksumStatus;
import dev.remora.internet.Ipv6;
import dev.remora.internet.PseudoHeader;
import dev.remora.packet.Anomaly;
import dev.remora.packet.Frame;
import dev.remora.packet.LayerType;
import dev.remora.packet.Packet;
import dev.remora.packet.Severity;

/**
 * User Datagram Protocol, RFC 768.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |          Source Port          |       Destination Port        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |            Length             |           Checksum            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class Udp {
    private static final Header H    = Header.of("udp", "User Datagram Protocol", "RFC 768");
    private static final Header PORT = H.onlyIf((packet, layer) -> packet.limit(layer) - packet.at(layer) >= 4);     // as Wireshark: both or none

    public static final U16     SRC_PORT = PORT.u16("srcport", "Source Port", in("udp.port"));
    public static final U16     DST_PORT = PORT.u16("dstport", "Destination Port", in("udp.port"));
    private static final Header SIZE     = H.peek();
    public static final U16     LENGTH   = H.u16("length", "Length", unit("octets"));
    private static final Header SUM      = H.peek();
    public static final U16     CHECKSUM = H.onlyIf(Udp::hasRightLength).u16("checksum", "Checksum", hex());

    /** Only a jumbogram, which is longer than the field could say, has a length of 0: RFC 2675 section 4. */
    public static final Derived ZERO_LENGTH = SIZE.overlay().derived(2, Type.NONE, "length.bad_zero", "The length is 0 but the datagram has less than 65536 octets",
            Udp::zeroLength);

    public static final Derived STATUS     = SUM.overlay().derived(2, Type.U8, "checksum.status", "Checksum Status", Udp::status, names(ChecksumStatus.NAMES));
    public static final Derived CALCULATED = SUM.overlay().derived(2, Type.U16, "checksum_calculated", "Calculated Checksum", Udp::calculated, hex());
    public static final Octets  PAYLOAD    = H.at(Udp::payload).octets((packet, layer, at) -> packet.limit(layer) - at, "payload", "Payload");

    public static final Derived BAD_CHECKSUM  = SUM.overlay().derived(2, Type.NONE, "checksum.bad", "Bad checksum", (packet, layer) -> status(packet, layer, ChecksumStatus.BAD));
    public static final Derived ZERO_CHECKSUM = SUM.overlay().derived(2, Type.NONE, "checksum.zero", "Illegal checksum value (0)",
            (packet, layer) -> status(packet, layer, ChecksumStatus.ILLEGAL));
    public static final Derived PARTIAL       = SUM.overlay().derived(2, Type.NONE, "checksum.partial",
            "The checksum covers the pseudo-header alone: the network card was to do the rest", Udp::partial);

    /** As in Wireshark: a port that traceroute sends to first, 33435 to 33464, at either end. */
    public static final Listed TRACEROUTE = H.listed(Type.NONE, "possible_traceroute", "Possible traceroute", Udp::traceroute);

    /** The length is less than that of the header, or goes past the end of the IP datagram. */
    public static final Anomaly.Code BAD_LENGTH = new Anomaly.Code("udp.length.bad", Severity.ERROR, "Bad length value", "RFC 768");

    static {
        H.presence(BAD_LENGTH);
    }

    public static final Protocol PROTOCOL = H.end(8);

    /** Keys are port numbers; the lower one is tried first. */
    public static final Table PORTS = Table.of("udp.port");

    static final int PROTOCOL_NUMBER = 17;

    private static final int HEADER = 8;

    private Udp() {}

    /** Whether a layer is of UDP, or of UDP-Lite, whose header has the same ports at the same places. */
    public static boolean isEither(LayerType type) {
        return type == PROTOCOL || type == UdpLite.PROTOCOL;
    }

    static void dissect(Dissection d, int at, int end) {
        Frame frame = d.frame();
        if (end <= frame.limit(at) && at + HEADER <= end && frame.u16(at + 4) == end - at) {
            d.packet().push(PROTOCOL, at, at + HEADER, end);
            dissectPayload(d, at + HEADER, end);
        } else
            dissectUnusual(d, at, end);
    }

    private static void dissectUnusual(Dissection d, int at, int end) {
        boolean whole = d.push(PROTOCOL, at, end);
        Packet packet = d.packet();
        int layer = d.layer();
        packet.headerEnd(layer, at + HEADER);
        if (!LENGTH.isIn(packet, layer))
            return;
        int length = length(packet, layer);
        if (length < HEADER || at + length > end && !d.isQuoted() && !Carrier.isFragment(packet, layer))
            d.anomaly(BAD_LENGTH, at + 4, 2);
        if (!whole || length < HEADER)
            return;
        if (at + length < end)
            packet.end(layer, at + length);
        dissectPayload(d, at + HEADER, packet.end(layer));
    }

    /** Ports lead on, and lie before the payload: of UDP-Lite likewise. */
    static void dissectPayload(Dissection d, int at, int end) {
        if (at >= end)
            return;
        int ports = d.frame().i32(at - HEADER);
        d.next(PORTS, ports >>> 16, ports & 0xFFFF, at, end);
    }

    static void traceroute(Packet packet, int layer, Values out) {
        int at = packet.at(layer);
        if (DST_PORT.isIn(packet, layer))
            for (int port = at; port < at + 4; port += 2)
                if (isTraceroute(packet.frame().u16(port)))
                    out.add(1, port, 2);
    }

    private static boolean isTraceroute(int port) {
        return port >= 33_435 && port <= 33_464;
    }

    /** Octets of the datagram; 0 stands for all of an IPv6 jumbogram, RFC 2675 section 4. */
    private static int length(Packet packet, int layer) {
        int length = LENGTH.get(packet, layer);
        return length == 0 && isInIpv6(packet, layer) ? packet.end(layer) - packet.at(layer) : length;
    }

    private static boolean hasRightLength(Packet packet, int layer) {
        return LENGTH.isIn(packet, layer) && length(packet, layer) >= HEADER;
    }

    private static long zeroLength(Packet packet, int layer) {
        boolean isZero = LENGTH.isIn(packet, layer) && LENGTH.get(packet, layer) == 0 && isInIpv6(packet, layer);
        return isZero && packet.end(layer) - packet.at(layer) <= 0xFFFF ? 1 : Derived.ABSENT;
    }

    private static boolean isInIpv6(Packet packet, int layer) {
        int network = PseudoHeader.network(packet, layer);
        return network != Packet.ABSENT && packet.type(network) == Ipv6.PROTOCOL;
    }

    private static long status(Packet packet, int layer) {
        if (!CHECKSUM.isIn(packet, layer))
            return Derived.ABSENT;
        if (CHECKSUM.get(packet, layer) == 0)
            return isInIpv6(packet, layer) && !packet.isQuoted(layer) ? ChecksumStatus.ILLEGAL : ChecksumStatus.NOT_PRESENT;     // RFC 8200 section 8.1
        return TransportChecksum.status(packet, layer, PROTOCOL_NUMBER, length(packet, layer));
    }

    private static long status(Packet packet, int layer, int wanted) {
        return status(packet, layer) == wanted ? 1 : Derived.ABSENT;
    }

    private static long calculated(Packet packet, int layer) {
        if (!CHECKSUM.isIn(packet, layer) || CHECKSUM.get(packet, layer) == 0)
            return Derived.ABSENT;
        return TransportChecksum.calculated(packet, layer, PROTOCOL_NUMBER, length(packet, layer), CHECKSUM.get(packet, layer));
    }

    private static long partial(Packet packet, int layer) {
        boolean partial = status(packet, layer) == ChecksumStatus.BAD
                && TransportChecksum.isPartial(packet, layer, PROTOCOL_NUMBER, length(packet, layer), CHECKSUM.get(packet, layer));
        return partial ? 1 : Derived.ABSENT;
    }

    private static int payload(Packet packet, int layer) {
        int payload = packet.at(layer) + HEADER;
        return hasRightLength(packet, layer) && payload < packet.limit(layer) ? payload : Packet.ABSENT;
    }
}
