package dev.remora.tunnel;

import static dev.remora.field.Attr.names;

import dev.remora.dissect.Dissection;
import dev.remora.field.Bits;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.link.Ethernet;
import dev.remora.packet.Anomaly;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.packet.Severity;

/**
 * Cisco's Encapsulated Remote Switch Port Analyzer: frames that a switch mirrors, inside GRE.
 *
 * <p>Type I has no header of its own and is known by GRE's missing sequence number; types II and III begin with a version.
 */
public final class Erspan {
    private static final Header H = Header.of("erspan", "Encapsulated Remote Switch Packet Analysis", "draft-foschiano-erspan-03 section 4");

    private static final int VERSION_II  = 1;
    private static final int VERSION_III = 2;
    private static final int UNKNOWN     = 2;           // octets of header
    private static final int HEADER_II   = 8;
    private static final int HEADER_III  = 12;
    private static final int SUBHEADER   = 8;
    private static final int FRAME_TYPES = 0x7C00;      // of the last two octets; 0 is Ethernet

    private static final Header HEADED    = H.when(Erspan::isHeaded);
    public static final Bits    VERSION   = HEADED.bits(Type.U16, 4, "version", "Version", names(1, "Type II", 2, "Type III"));
    private static final Header KNOWN     = H.when((packet, layer) -> isHeaded(packet, layer) && isKnown(version(packet.frame(), packet.at(layer)))).skip(4);
    public static final Bits    VLAN      = KNOWN.bits(12, "vlan", "Vlan");
    public static final Bits    COS       = KNOWN.bits(Type.U16, 3, "cos", "COS");
    public static final Bits    TRUNCATED = KNOWN.skip(2).bits(Type.U16, 1, "truncated", "Truncated", names(0, "Not truncated", 1, "Truncated"));
    public static final Bits    SPAN_ID   = KNOWN.bits(10, "spanid", "SpanID");

    /** Nothing says where the frame begins. */
    public static final Anomaly.Code UNKNOWN_VERSION = new Anomaly.Code("erspan.version.unknown", Severity.WARN, "Unknown version", "draft-foschiano-erspan-03 section 4");

    static {
        H.presence(UNKNOWN_VERSION);
    }

    public static final Protocol PROTOCOL = H.end(0);

    static final int TYPE_I_OR_II = 0x88BE;
    static final int TYPE_III     = 0x22EB;

    private Erspan() {}

    static void dissect(Dissection d, int at, int end) {
        boolean bare = isTypeI(d.packet(), d.layer());
        d.push(PROTOCOL, at, end);
        Packet packet = d.packet();
        int layer = d.layer();
        int payload = bare ? at : payload(packet, layer, at);
        packet.headerEnd(layer, payload);
        if (payload > packet.limit(layer))
            return;
        if (payload == at + UNKNOWN)
            d.anomaly(UNKNOWN_VERSION, at, UNKNOWN);
        if (bare || isEthernet(packet.frame(), at))
            Ethernet.dissect(d, payload, end);
        else
            d.data(payload, end);
    }

    private static boolean isTypeI(Packet packet, int gre) {
        return packet.type(gre) == Gre.PROTOCOL && Gre.PROTO.get(packet, gre) == TYPE_I_OR_II && !Gre.HAS_SEQUENCE.get(packet, gre);
    }

    private static int payload(Packet packet, int layer, int at) {
        int limit = packet.limit(layer);
        if (at >= limit || version(packet.frame(), at) == VERSION_II)
            return at + HEADER_II;
        if (version(packet.frame(), at) != VERSION_III)
            return at + UNKNOWN;
        boolean more = at + HEADER_III <= limit && (packet.frame().u8(at + HEADER_III - 1) & 1) != 0;
        return at + HEADER_III + (more ? SUBHEADER : 0);
    }

    private static boolean isHeaded(Packet packet, int layer) {
        return packet.headerEnd(layer) > packet.at(layer);
    }

    private static boolean isKnown(int version) {
        return version == VERSION_II || version == VERSION_III;
    }

    private static int version(Frame frame, int at) {
        return frame.u8(at) >>> 4;
    }

    /** Whether a whole header says that an Ethernet frame follows. */
    private static boolean isEthernet(Frame frame, int at) {
        return version(frame, at) == VERSION_II || version(frame, at) == VERSION_III && (frame.u16(at + HEADER_III - 2) & FRAME_TYPES) == 0;
    }
}
