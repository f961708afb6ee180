package dev.remora.samples.dns;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.labels;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.spec;

import dev.remora.dissect.Dissection;
import dev.remora.field.Bits;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.packet.Anomaly;
import dev.remora.packet.Packet;
import dev.remora.packet.Severity;

/**
 * Domain Name System. Questions are in {@link Questions}, resource records in {@link Records}.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |        Transaction ID         |R|Opcode |A|T|R|R|Z|A|C| rcode |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |           Questions           |          Answer RRs           |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |         Authority RRs         |        Additional RRs         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class Dns {
    private static final Header H = Header.of("dns", "Domain Name System", "RFC 1035 section 4.1.1");

    public static final U16  ID     = H.u16("id", "Transaction ID", hex());
    public static final U16  FLAGS  = H.peek().u16("flags", "Flags", hex());
    public static final Flag QR     = H.flag("flags.response", "Response", labels("Response", "Query"));
    public static final Bits OPCODE = H.bits(Type.U16, 4, "flags.opcode", "Opcode", names(DnsNames.OPCODES));

    // As Wireshark has it, what only a response can say is there in responses alone.
    public static final Flag AA    = H.onlyIf(Dns::isResponse).flag("flags.authoritative", "Authoritative");
    public static final Flag TC    = H.flag("flags.truncated", "Truncated");
    public static final Flag RD    = H.flag("flags.recdesired", "Recursion desired");
    public static final Flag RA    = H.onlyIf(Dns::isResponse).flag("flags.recavail", "Recursion available");
    public static final Flag Z     = H.flag("flags.z", "Z");
    public static final Flag AD    = H.onlyIf(Dns::hasAuthentic).flag("flags.authenticated", "Answer authenticated", spec("RFC 4035 section 3.2.3"));
    public static final Flag CD    = H.flag("flags.checkdisable", "Non-authenticated data", spec("RFC 4035 section 3.2.2"));
    public static final Bits RCODE = H.onlyIf(Dns::isResponse).bits(Type.U16, 4, "flags.rcode", "Reply code", names(DnsNames.REPLY_CODES));

    public static final U16 QUESTIONS  = H.u16("count.queries", "Questions");
    public static final U16 ANSWERS    = H.u16("count.answers", "Answer RRs");
    public static final U16 AUTHORITY  = H.u16("count.auth_rr", "Authority RRs");
    public static final U16 ADDITIONAL = H.u16("count.add_rr", "Additional RRs");

    /** Fewer questions or records than the header counts. */
    public static final Anomaly.Code TOO_SHORT = new Anomaly.Code("dns.too_short", Severity.ERROR, "The message ends before what its header counts",
            "RFC 1035 section 4.1.1");

    /** A name that is too long, has labels of an unknown kind, or a pointer that does not lead backwards. */
    public static final Anomaly.Code BAD_NAME = new Anomaly.Code("dns.bad_name", Severity.ERROR, "A name that cannot be read", "RFC 1035 section 4.1.4");

    static {
        H.presence(TOO_SHORT);
        H.presence(BAD_NAME);
    }

    public static final Protocol PROTOCOL = H.end(12);

    static final int PORT   = 53;
    static final int HEADER = 12;

    private static final int AUTHENTIC = 0x0020;

    private Dns() {}

    static void dissect(Dissection d, int at, int end) {
        if (!dissectMessage(d, at, end))
            d.anomaly(TOO_SHORT, at, 0);
    }

    /** Whether all that the header counts is there, or was before the capture cut it. */
    static boolean dissectMessage(Dissection d, int at, int end) {
        boolean header = d.push(PROTOCOL, at, end);
        Packet packet = d.packet();
        boolean whole = packet.note(Sections.KIND).find(packet, d.layer(), header);
        return whole || d.frame().limit(at) < end;
    }

    /** A query may ask for it, RFC 6840 section 5.7; that is there only where it does. */
    private static boolean hasAuthentic(Packet packet, int layer) {
        return isResponse(packet, layer) || FLAGS.isIn(packet, layer) && (FLAGS.get(packet, layer) & AUTHENTIC) != 0;
    }

    private static boolean isResponse(Packet packet, int layer) {
        return QR.isIn(packet, layer) && QR.get(packet, layer);
    }
}
