package dev.remora.transport;

import static dev.remora.field.Attr.bitNames;
import static dev.remora.field.Attr.doc;
import static dev.remora.field.Attr.followed;
import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.in;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.spec;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Table;
import dev.remora.field.Bits;
import dev.remora.field.Derived;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Listed;
import dev.remora.field.Octets;
import dev.remora.field.Options;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.field.U32;
import dev.remora.internet.Carrier;
import dev.remora.internet.ChecksumStatus;
import dev.remora.packet.Anomaly;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.packet.Severity;

/**
 * Transmission Control Protocol, RFC 9293 section 3.1. Options are in {@link TcpOptions}, remarks on a segment in {@link TcpRemarks}.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |          Source Port          |       Destination Port        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                     Sequence Number (raw)                     |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                  Acknowledgment Number (raw)                  |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |hdr_len| res |A|C|E|U|A|P|R|S|F|            Window             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |           Checksum            |        Urgent Pointer         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class Tcp {
    private static final Header H = Header.of("tcp", "Transmission Control Protocol", "RFC 9293 section 3.1");

    // As Wireshark has it, what was cut off hides what is left of the same part: both ports, or all from the sequence number to the window.
    private static final Header PORT    = H.onlyIf((packet, layer) -> packet.limit(layer) - packet.at(layer) >= 4);
    private static final Header NUMBER  = H.onlyIf(Tcp::hasSequenceNumber);
    private static final Header CONTROL = H.onlyIf(Tcp::hasControl);
    private static final Header VALID   = H.onlyIf(Tcp::isValid);
    private static final Header ECN     = H.onlyIf((packet, layer) -> isValid(packet, layer) && !AccurateEcn.counts(packet, layer));
    private static final Header COUNTER = H.onlyIf((packet, layer) -> isValid(packet, layer) && AccurateEcn.counts(packet, layer));

    public static final U16     SRC_PORT       = PORT.u16("srcport", "Source Port", in("tcp.port"));
    public static final U16     DST_PORT       = PORT.u16("dstport", "Destination Port", in("tcp.port"));
    public static final U32     SEQ            = NUMBER.u32("seq_raw", "Sequence Number (raw)");
    public static final U32     ACK_NUMBER     = VALID.u32("ack_raw", "Acknowledgment Number (raw)");
    public static final Bits    HDR_LEN        = CONTROL.words(4, 4, "hdr_len", "Header Length", unit("octets"));
    public static final Bits    FLAGS          = VALID.peek().bits(Type.U16, 12, "flags", "Flags", hex(),
            bitNames("FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE"));
    public static final Flag    RESERVED       = VALID.flag(3, "flags.res", "Reserved");
    public static final Bits    ACE            = COUNTER.peek().bits(Type.U8, 3, "flags.ace", "ACE",
            doc("Packets received with Congestion Experienced, modulo 8. Replaces the three flags once both SYNs have agreed on Accurate ECN."),
            spec("RFC 9768 section 3.2.2"), followed());
    public static final Flag    AE             = ECN.flag("flags.ae", "Accurate ECN", spec("RFC 9768 section 3.1.1"), followed());
    public static final Flag    CWR            = ECN.flag("flags.cwr", "Congestion Window Reduced", spec("RFC 3168 section 6.1"), followed());
    public static final Flag    ECE            = ECN.flag("flags.ece", "ECN-Echo", spec("RFC 3168 section 6.1"), followed());
    public static final Flag    URG            = VALID.flag("flags.urg", "Urgent");
    public static final Flag    ACK            = VALID.flag("flags.ack", "Acknowledgment");
    public static final Flag    PSH            = VALID.flag("flags.push", "Push");
    public static final Flag    RST            = VALID.flag("flags.reset", "Reset");
    public static final Flag    SYN            = VALID.flag("flags.syn", "Syn");
    public static final Flag    FIN            = VALID.flag("flags.fin", "Fin");
    public static final U16     WINDOW         = VALID.u16("window_size_value", "Window", unit("octets"), doc("As on the wire, before scaling."));
    private static final Header SUM            = H.peek();
    public static final U16     CHECKSUM       = VALID.u16("checksum", "Checksum", hex());
    public static final U16     URGENT_POINTER = VALID.u16("urgent_pointer", "Urgent Pointer", unit("octets"));
    public static final Options OPTIONS        = H.options(Options.Form.TCP, Tcp::headerEnd);

    public static final Listed  FLAGS_TEXT = H.listed(Type.STRING, "flags.str", "TCP Flags", TcpFlagsText::read, followed());
    public static final Derived LEN        = H.derived(Type.U32, "len", "TCP Segment Len", Tcp::length, unit("octets"));
    public static final Derived STATUS     = SUM.overlay().derived(2, Type.U8, "checksum.status", "Checksum Status", TcpChecksum::status, names(ChecksumStatus.NAMES));
    public static final Derived CALCULATED = SUM.overlay().derived(2, Type.U16, "checksum_calculated", "Calculated Checksum", TcpChecksum::calculated, hex());
    public static final Octets  PAYLOAD    = H.at(Tcp::payload).octets((packet, layer, at) -> packet.limit(layer) - at, "payload", "TCP payload");

    /** The Data Offset leaves no room for the fixed part: nothing behind it can be trusted. */
    public static final Anomaly.Code BOGUS_HEADER_LENGTH = new Anomaly.Code("tcp.bogus_header_length", Severity.ERROR,
            "Header Length is less than the 20 octets of a TCP header", "RFC 9293 section 3.1");

    /** The Data Offset goes past the end of the segment. */
    public static final Anomaly.Code SHORT_SEGMENT = new Anomaly.Code("tcp.short_segment", Severity.WARN, "Segment is shorter than its header",
            "RFC 9293 section 3.1");

    static {
        H.presence(BOGUS_HEADER_LENGTH);
        H.presence(SHORT_SEGMENT);
    }

    public static final Protocol PROTOCOL = H.end(20);

    /** Keys are port numbers; the lower one is tried first. */
    public static final Table PORTS = Table.of("tcp.port");

    private static final int FIXED          = 20;
    private static final int UP_TO_WINDOW   = 16;
    private static final int DATA_OFFSET_AT = 12;

    private Tcp() {}

    static void dissect(Dissection d, int at, int end) {
        Frame frame = d.frame();
        boolean whole = at + FIXED <= end && end <= frame.limit(at);
        int control = whole ? frame.u16(at + DATA_OFFSET_AT) : 0;
        int payload = at + (control >>> 12) * 4;
        if (payload < at + FIXED || payload > end)
            dissectUnusual(d, at, end);
        else {
            int layer = d.packet().push(PROTOCOL, at, payload, end);
            if (payload > at + FIXED)
                TcpOptions.check(d, layer);
            if (payload < end && (control & RST.mask()) == 0)
                dissectPayload(d, at, payload, end);
        }
    }

    /** Cut short, or with a Data Offset that cannot be right. */
    private static void dissectUnusual(Dissection d, int at, int end) {
        boolean whole = d.push(PROTOCOL, at, end);
        Packet packet = d.packet();
        int layer = d.layer();
        if (!hasControl(packet, layer))
            return;
        int header = HDR_LEN.get(packet, layer);
        packet.headerEnd(layer, at + Math.max(header, FIXED));
        if (header < FIXED)
            d.anomaly(BOGUS_HEADER_LENGTH, at + DATA_OFFSET_AT, 1);
        else if (whole)
            dissectRest(d, at, at + header, end);
        else
            checkLength(d, at, at + header, end);
    }

    private static void dissectRest(Dissection d, int at, int payload, int end) {
        if (payload > at + FIXED)
            TcpOptions.check(d, d.layer());
        checkLength(d, at, payload, end);
        if (payload < end && !RST.get(d.packet(), d.layer()))
            dissectPayload(d, at, payload, end);
    }

    private static void checkLength(Dissection d, int at, int payload, int end) {
        if (payload > end && !d.isQuoted())
            d.anomaly(SHORT_SEGMENT, at + DATA_OFFSET_AT, 1);
    }

    private static void dissectPayload(Dissection d, int at, int payload, int end) {
        int ports = d.frame().i32(at);
        d.next(PORTS, ports >>> 16, ports & 0xFFFF, payload, end);
    }

    /** Whether a layer is whole enough to be trusted: a fixed part that is readable up to the window, and a Data Offset that can be right. */
    public static boolean isValid(Packet packet, int layer) {
        return hasControl(packet, layer) && HDR_LEN.get(packet, layer) >= FIXED;
    }

    private static boolean hasControl(Packet packet, int layer) {
        return packet.limit(layer) - packet.at(layer) >= UP_TO_WINDOW;
    }

    /** As in Wireshark, a segment quoted by ICMP for IPv4 has a relative sequence number only. */
    private static boolean hasSequenceNumber(Packet packet, int layer) {
        return hasControl(packet, layer) && !(packet.isQuoted(layer) && layer >= 2 && packet.type(layer - 2).name().equals("icmp"));
    }

    /** Position behind the header as its Data Offset says; may lie past what is readable, and past the segment. */
    static int headerEnd(Packet packet, int layer) {
        return packet.at(layer) + (hasControl(packet, layer) ? HDR_LEN.get(packet, layer) : FIXED);
    }

    private static long length(Packet packet, int layer) {
        int length = packet.end(layer) - headerEnd(packet, layer);
        return hasControl(packet, layer) && length >= 0 && !packet.isQuoted(layer) && !Carrier.isFragment(packet, layer) ? length : Derived.ABSENT;
    }

    /** Data of a reset says why (RFC 9293 section 3.5.3), and is no part of the stream. */
    private static int payload(Packet packet, int layer) {
        int payload = headerEnd(packet, layer);
        return isValid(packet, layer) && payload < packet.limit(layer) && !RST.get(packet, layer) ? payload : Packet.ABSENT;
    }
}
