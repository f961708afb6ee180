package dev.remora.internet;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.spec;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Header;
import dev.remora.field.Place;
import dev.remora.packet.Anomaly;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.packet.Severity;

/**
 * The options of IPv6, which hop-by-hop and destination options headers share: RFC 8200 section 4.2.
 *
 * <p>As in Wireshark, an option that goes past the end of its header is an anomaly, shown with what of it can be read, and what follows the header is where the header
 * says that it ends; an option that claims to be shorter than its kind is takes the octets of its kind.
 */
final class Ipv6Options {
    private static final int PAD1                 = 0;
    private static final int TUNNEL_LIMIT         = 0x04;   // RFC 2473
    private static final int ROUTER_ALERT         = 0x05;   // RFC 2711
    private static final int CALIPSO              = 0x07;   // RFC 5570
    private static final int METRICS              = 0x0F;   // RFC 8250
    private static final int QUICK_START          = 0x26;   // RFC 4782
    private static final int PATH_MTU             = 0x30;   // RFC 9268
    private static final int OLD_RPL              = 0x63;   // RFC 6553
    private static final int MULTICAST_LOW_POWER  = 0x6D;   // RFC 7731
    private static final int JUMBO                = 0xC2;   // RFC 2675
    private static final int HOME_ADDRESS         = 0xC9;   // RFC 6275
    private static final int DUPLICATE_FORWARDING = 0xEE;   // RFC 6971

    private static final int[] SEED_OCTETS = {0, 2, 8, 16};    // RFC 7731 section 6.1

    private static final int LEAST_JUMBO        = 65_536;
    private static final int LEAST_CALIPSO      = 8;
    private static final int QUICK_START_LENGTH = 6;
    private static final int IOAM               = 0x31;   // RFC 9486
    private static final int LEAST_TRACE        = 10;
    private static final int FIRST              = 2;      // octets of the header before its options

    static final Anomaly.Code OVERRUN     = new Anomaly.Code("ipv6.opt.overrun", Severity.ERROR, "Option goes past the end of its header",
            "RFC 8200 section 4.2");
    static final Anomaly.Code INVALID_LEN = new Anomaly.Code("ipv6.opt.invalid_len", Severity.ERROR, "Invalid IPv6 option length",
            "RFC 8200 section 4.2");

    private Ipv6Options() {}

    /** Adds the fields of the options, which start behind what the header has so far. */
    static void define(Header header) {
        Header h = header.named("ipv6.opt").by("RFC 8200 section 4.2");
        h.walk((packet, layer, previous) -> next(packet, layer, previous)).u8("type", "Type", hex(), names(0x00, "Pad1", 0x01, "PadN",
                0x04, "Tunnel Encapsulation Limit", 0x05, "Router Alert", 0x07, "CALIPSO", 0x08, "SMF_DPD", 0x0F, "Performance and Diagnostic Metrics",
                0x1E, "RFC3692-style Experiment", 0x23, "RPL Option", 0x26, "Quick-Start", 0x30, "Path MTU Record", 0x31, "IOAM",
                0x3E, "RFC3692-style Experiment", 0x5E, "RFC3692-style Experiment", 0x63, "RPL Option (deprecated)", 0x6D, "MPL Option",
                0x7E, "RFC3692-style Experiment", 0x8A, "Endpoint Identification", 0x8B, "ILNP Nonce", 0x8C, "Line-Identification",
                0x9E, "RFC3692-style Experiment", 0xBE, "RFC3692-style Experiment", 0xC2, "Jumbo Payload", 0xC9, "Home Address",
                0xDE, "RFC3692-style Experiment", 0xEE, "IP_DFF", 0xFE, "RFC3692-style Experiment").also(0x1E, "Experimental (0x1E)",
                        0x30, "Path MTU Option", 0x31, "IOAM Option", 0x3E, "Experimental (0x3E)", 0x41, "Tunnel Payload Forwarding (TPF) Information",
                        0x5E, "Experimental (0x5E)", 0x7E, "Experimental (0x7E)", 0x8C, "Line-Identification Option", 0x9E, "Experimental (0x9E)",
                        0xBE, "Experimental (0xBE)", 0xDE, "Experimental (0xDE)", 0xFE, "Experimental (0xFE)"));
        h.walk((packet, layer, previous) -> of(packet, layer, previous, 1, -1)).u8("length", "Length", unit("octets"));
        h.walk((packet, layer, previous) -> of(packet, layer, previous, 2, ROUTER_ALERT)).u16("router_alert", "Router Alert",
                names(0, "MLD", 1, "RSVP", 2, "Active Network"), spec("RFC 2711 section 2.1"));
        new QuickStart(Ipv6Options::quickStart, (packet, layer, at) -> packet.limit(layer), Ipv6Options::hopLimit).define(h.by("RFC 4782 section 3.2"));
        h.walk((packet, layer, previous) -> of(packet, layer, previous, 2, JUMBO)).u32("jumbo", "Payload Length", unit("octets"), spec("RFC 2675 section 2"));
        h.walk((packet, layer, previous) -> of(packet, layer, previous, 2, HOME_ADDRESS)).ipv6("mipv6.home_address", "MIPv6 Home Address",
                spec("RFC 6275 section 6.3"));
        header.presence(OVERRUN);
        header.presence(INVALID_LEN);
    }

    /** Position behind an option, of which two octets can be read; may lie past its header. */
    private static int behind(Frame frame, int option) {
        if (frame.u8(option) == PAD1)
            return option + 1;
        return option + FIRST + Math.max(frame.u8(option + 1), least(frame, option));
    }

    /** Octets that an option of this kind has in any case. As in Wireshark, one that claims to be shorter is read in full, and the next one is behind it. */
    private static int least(Frame frame, int option) {
        return switch (frame.u8(option)) {
            case TUNNEL_LIMIT -> 1;
            case ROUTER_ALERT -> 2;
            case DUPLICATE_FORWARDING -> 3;
            case JUMBO, OLD_RPL, PATH_MTU -> 4;
            case QUICK_START -> Ipv4OptionErrors.tellsRate(octet(frame, option + 2)) ? QUICK_START_LENGTH : 0;
            case CALIPSO -> 8 + 4 * octet(frame, option + 6);
            case METRICS -> 10;
            case HOME_ADDRESS -> 16;
            case MULTICAST_LOW_POWER -> 2 + SEED_OCTETS[octet(frame, option + 2) >> 6];
            default -> 0;
        };
    }

    private static int octet(Frame frame, int at) {
        return at < frame.limit(at) ? frame.u8(at) : 0;
    }

    private static int next(Packet packet, int layer, int previous) {
        int option = previous == Place.ABSENT ? packet.at(layer) + FIRST : behind(packet.frame(), previous);
        return option < packet.headerEnd(layer) && option + 1 < packet.limit(layer) ? option : Place.ABSENT;
    }

    /** The value {@code octet} octets into the next option of a kind, or of any that has a length. */
    private static int of(Packet packet, int layer, int previous, int octet, int kind) {
        int option = next(packet, layer, previous == Place.ABSENT ? Place.ABSENT : previous - octet);
        while (option != Place.ABSENT && !isOf(packet.frame().u8(option), kind))
            option = next(packet, layer, option);
        return option == Place.ABSENT ? Place.ABSENT : option + octet;
    }

    private static int quickStart(Packet packet, int layer, int previous) {
        int at = of(packet, layer, previous, 2, QUICK_START);
        return at < packet.limit(layer) ? at : Place.ABSENT;
    }

    private static int hopLimit(Packet packet, int layer, int at) {
        int network = PseudoHeader.network(packet, layer);
        return network != Packet.ABSENT && packet.is(network, Ipv6.PROTOCOL) ? Ipv6.HLIM.get(packet, network) : 0;
    }

    private static boolean isOf(int type, int kind) {
        return kind < 0 ? type != PAD1 : type == kind;
    }

    /** Position of the home address in a header of options, or {@link Place#ABSENT}. */
    static int homeAddress(Packet packet, int layer) {
        int at = of(packet, layer, Place.ABSENT, 2, HOME_ADDRESS);
        return at == Place.ABSENT || at + 16 > packet.frame().limit(at) ? Place.ABSENT : at;
    }

    /** Checks the options of the innermost layer. False where one cannot be read to its end. */
    static boolean check(Dissection d, int at) {
        Packet packet = d.packet();
        int layer = d.layer();
        int end = at + (d.frame().u8(at + 1) + 1) * 8;
        packet.headerEnd(layer, end);
        int option = at + FIRST;
        while (option < packet.headerEnd(layer)) {
            if (option + 1 >= packet.limit(layer))
                return false;
            int next = behind(d.frame(), option);
            if (next > end)
                d.anomaly(OVERRUN, option, end - option);
            checkLength(d, option);
            if (next > packet.limit(layer))
                return false;
            option = next;
        }
        return true;
    }

    private static void checkLength(Dissection d, int option) {
        int length = d.frame().u8(option + 1);
        int least = least(d.frame(), option);
        boolean isWrong = switch (d.frame().u8(option)) {
            case PAD1, MULTICAST_LOW_POWER -> false;                   // as in Wireshark
            case CALIPSO -> length < LEAST_CALIPSO;
            case QUICK_START -> length != QUICK_START_LENGTH;
            case OLD_RPL -> length < least;
            case IOAM -> isShortTrace(d.frame(), option, length);
            default -> least > 0 && length != least;
        };
        if (isWrong)
            d.anomaly(INVALID_LEN, option, 2);
    }

    /** Whether an option holds a trace, of either type, without the whole header of one: RFC 9197 section 4.4.1. */
    private static boolean isShortTrace(Frame frame, int option, int length) {
        return length >= 2 && length < LEAST_TRACE && option + 4 <= frame.limit(option) && frame.u8(option + 3) <= 1;
    }

    /** The length that a hop-by-hop header here gives for a jumbogram; 0 where it gives none that is possible. */
    static long jumboLength(Frame frame, int at, int end) {
        int limit = Math.min(end, frame.limit(at));
        if (at + FIRST > limit)
            return 0;
        int headerEnd = Math.min(limit, at + (frame.u8(at + 1) + 1) * 8);
        for (int option = at + FIRST; option + 6 <= headerEnd; option = behind(frame, option))
            if (frame.u8(option) == JUMBO && frame.u8(option + 1) == 4)
                return frame.u32(option + 2) >= LEAST_JUMBO ? frame.u32(option + 2) : 0;
        return 0;
    }
}
