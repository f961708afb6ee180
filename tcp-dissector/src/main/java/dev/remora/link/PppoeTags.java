package dev.remora.link;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Attr;
import dev.remora.field.Bits;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Listed;
import dev.remora.field.Octets;
import dev.remora.field.Place;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.field.U32;
import dev.remora.field.U8;
import dev.remora.field.Values;
import dev.remora.packet.Anomaly;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.packet.Severity;
import java.util.Arrays;

/** Tags of PPP over Ethernet, RFC 2516 appendix A and later documents. As in Wireshark, type and length are fields of those tags only that have no field of their own. */
public final class PppoeTags {
    private static final Header H = Header.of("pppoed", "PPP-over-Ethernet Discovery Tags", "RFC 2516 appendix A");

    static final Anomaly.Code TAG_LENGTH = new Anomaly.Code("pppoed.tag_length.invalid", Severity.WARN, "Wrong length", "RFC 2516 section 5");

    static final int VENDOR_SPECIFIC = 0x0105;

    private static final int ID_LENGTH       = 4;
    private static final int ANY             = 0xFFFF;
    private static final int CREDITS         = 0x0106;
    private static final int METRICS         = 0x0107;
    private static final int SEQUENCE_NUMBER = 0x0108;
    private static final int SCALE           = 0x0109;
    private static final int METRICS_LENGTH  = 10;

    private static final int[]               KNOWN      = {0x0101, 0x0102, 0x0103, 0x0104, VENDOR_SPECIFIC, CREDITS, METRICS, SEQUENCE_NUMBER, SCALE, 0x0110, 0x0111, 0x0112,
        0x0120, 0x0121, 0x0201, 0x0202, 0x0203};
    private static final PppoeTagList.Wanted OF_VENDORS = PppoeTagList.of(VENDOR_SPECIFIC, ID_LENGTH, ANY);

    public static final Listed TAGS               = H.listed(Type.NONE, "tags", "PPPoE Tags", PppoeTags::all);
    public static final Listed SERVICE_NAME       = text(0x0101, 1, "tags.service_name", "Service-Name");
    public static final Listed CONCENTRATOR       = text(0x0102, 0, "tags.ac_name", "AC-Name");
    public static final Octets HOST               = octets(H, 0x0103, "tags.host_uniq", "Host-Uniq");
    public static final Octets COOKIE             = octets(H, 0x0104, "tags.ac_cookie", "AC-Cookie");
    public static final U32    VENDOR             = PppoeTagList.value(H, OF_VENDORS).u32("tags.vendor_id", "Vendor id");
    public static final Listed OF_VENDOR          = H.listed(Type.BYTES, "tags.vendor_unspecified", "Vendor unspecified", PppoeTags::ofVendors);
    public static final Octets RELAY              = octets(H, 0x0110, "tags.relay_session_id", "Relay-Session-Id");
    public static final Listed SERVICE_ERROR      = text(0x0201, 0, "tags.service_name_error", "Service-Name-Error");
    public static final Listed CONCENTRATOR_ERROR = text(0x0202, 0, "tags.ac_system_error", "AC-System-Error");
    public static final Listed ERROR              = text(0x0203, 0, "tags.generic_error", "Generic-Error");

    private static final Header RADIO         = H.by("RFC 5578");
    private static final Header CREDITS_VALUE = PppoeTagList.value(RADIO, PppoeTagList.of(CREDITS, 4, 4));
    public static final U16     FORWARD       = CREDITS_VALUE.u16("tags.credits.fcn", "FCN");
    public static final U16     BACKWARD      = CREDITS_VALUE.peek().skip(16).u16("tags.credits.bcn", "BCN");
    public static final Octets  OTHER_CREDITS = other(CREDITS, 4, "tags.credits", "Credits");

    private static final Attr UNITS        = names(0, "kilobits per second", 1, "megabits per second", 2, "gigabits per second", 3, "terabits per second");
    public static final Bits  MAXIMUM_UNIT = metrics().skip(11).bits(Type.U16, 2, "tags.metrics.mdr_units", "MDR Units", hex(), UNITS);
    public static final Bits  CURRENT_UNIT = metrics().skip(13).bits(Type.U16, 2, "tags.metrics.cdr_units", "CDR Units", hex(), UNITS);
    public static final Flag  RECEIVE_ONLY = metrics().skip(15).flag("tags.metrics.r", "Receive Only");
    public static final U8    QUALITY      = metrics().skip(16).u8("tags.metrics.rlq", "Relative Link Quality", unit("percent"));
    public static final U8    RESOURCE     = metrics().skip(24).u8("tags.metrics.resource", "Resource", unit("percent"));
    public static final U16   LATENCY      = metrics().skip(32).u16("tags.metrics.latency", "Latency", unit("milliseconds"));
    public static final U16   CURRENT_RATE = metrics().skip(48).u16("tags.metrics.curr_drate", "Curr. datarate");
    public static final U16   MAXIMUM_RATE = metrics().skip(64).u16("tags.metrics.max_drate", "Max. datarate");

    public static final Octets OTHER_METRICS = other(METRICS, METRICS_LENGTH, "tags.metrics", "Metrics");
    public static final U16    SEQUENCE      = PppoeTagList.value(RADIO, PppoeTagList.of(SEQUENCE_NUMBER, 2, 2)).u16("tags.seq_num", "Sequence Number", hex());
    public static final U16    CREDIT_SCALE  = PppoeTagList.value(RADIO, PppoeTagList.of(SCALE, 2, 2)).u16("tags.credit_scale", "Credit Scale Factor");

    private static final Header INFORMATION = H.by("draft-carrel-info-pppoe-ext");
    public static final Octets  HURL        = octets(INFORMATION, 0x0111, "tags.hurl", "HURL");
    public static final Octets  MOTM        = octets(INFORMATION, 0x0112, "tags.motm", "MOTM");
    public static final Octets  MAX_PAYLOAD = octets(H.by("RFC 4638 section 3"), 0x0120, "tags.max_payload", "PPP-Max-Payload");
    public static final Octets  ROUTE       = octets(INFORMATION, 0x0121, "tags.ip_route_add", "IP Route Add");

    static {
        AccessLine.define(H.by("Broadband Forum TR-101"));
    }

    public static final Listed KIND    = H.listed(Type.U16, "tag", "Tag", PppoeTags::unknownTypes, hex());
    public static final U16    LENGTH  = PppoeTagList.each(H, PppoeTags::isUnknown).skip(16).u16("tag_length", "Tag Length", unit("octets"));
    public static final Listed UNKNOWN = H.listed(Type.BYTES, "tag.unknown_data", "Unknown Data", PppoeTags::unknownData);

    static {
        H.presence(TAG_LENGTH);
    }

    /** More fields of the layers of {@link PppoeDiscovery#PROTOCOL}. */
    public static final Protocol EXTENSION = H.end(0);

    private PppoeTags() {}

    private static Listed text(int type, int least, String name, String label) {
        return PppoeTagList.text(H, PppoeTagList.of(type, least, ANY), name, label);
    }

    private static Octets octets(Header header, int type, String name, String label) {
        return PppoeTagList.value(header, PppoeTagList.of(type, 0, ANY)).octets(PppoeTags::lengthOf, name, label);
    }

    /** What is in a tag that has not the length that its kind has. */
    private static Octets other(int type, int length, String name, String label) {
        return PppoeTagList.value(RADIO, (frame, tag) -> frame.u16(tag) == type && PppoeTagList.length(frame, tag) != length).octets(PppoeTags::lengthOf, name, label);
    }

    private static Header metrics() {
        return PppoeTagList.value(RADIO, PppoeTagList.of(METRICS, METRICS_LENGTH, METRICS_LENGTH));
    }

    private static int lengthOf(Packet packet, int layer, int value) {
        return PppoeTagList.length(packet.frame(), value - PppoeTagList.HEAD);
    }

    private static void all(Packet packet, int layer, Values out) {
        int at = packet.at(layer) + PppoeDiscovery.PROTOCOL.minimum();
        int end = Math.min(packet.headerEnd(layer), packet.limit(layer));
        if (end > at)
            out.add(1, at, end - at);
    }

    private static boolean isUnknown(Frame frame, int tag) {
        return Arrays.binarySearch(KNOWN, frame.u16(tag)) < 0;
    }

    private static void ofVendors(Packet packet, int layer, Values out) {
        for (int tag = vendor(packet, layer, Place.ABSENT); tag != Place.ABSENT; tag = vendor(packet, layer, tag)) {
            int value = tag + PppoeTagList.HEAD + ID_LENGTH;
            if (value < packet.limit(layer) && packet.frame().i32(value - ID_LENGTH) != AccessLine.VENDOR)
                addRest(packet, layer, tag, value, out);
        }
    }

    private static int vendor(Packet packet, int layer, int previous) {
        return PppoeTagList.next(packet, layer, previous, OF_VENDORS);
    }

    private static void unknownTypes(Packet packet, int layer, Values out) {
        for (int tag = someUnknown(packet, layer, Place.ABSENT); tag != Place.ABSENT; tag = someUnknown(packet, layer, tag)) {
            if (isUnknown(packet.frame(), tag))
                out.add(packet.frame().u16(tag), tag, 2);
            else
                AccessLine.unknownTypes(packet, layer, tag, out);
        }
    }

    private static void unknownData(Packet packet, int layer, Values out) {
        for (int tag = someUnknown(packet, layer, Place.ABSENT); tag != Place.ABSENT; tag = someUnknown(packet, layer, tag)) {
            if (isUnknown(packet.frame(), tag))
                addRest(packet, layer, tag, tag + PppoeTagList.HEAD, out);
            else
                AccessLine.unknownData(packet, layer, tag, out);
        }
    }

    /** Walks over the tags that are unknown, or may hold items that are. */
    private static int someUnknown(Packet packet, int layer, int previous) {
        return PppoeTagList.next(packet, layer, previous, (frame, tag) -> isUnknown(frame, tag) || AccessLine.TAG.is(frame, tag));
    }

    /** Adds what is in a tag from a position on, if there is anything. */
    private static void addRest(Packet packet, int layer, int tag, int from, Values out) {
        int end = Math.min(tag + PppoeTagList.HEAD + PppoeTagList.length(packet.frame(), tag), packet.limit(layer));
        if (end > from)
            out.addOctets(from, end - from);
    }

    /** Records tags that cannot have the length they claim. */
    static void check(Dissection d) {
        Packet packet = d.packet();
        int layer = d.layer();
        for (int tag = PppoeTagList.next(packet, layer, Place.ABSENT, PppoeTags::isWrong); tag != Place.ABSENT; tag = PppoeTagList.next(packet, layer, tag, PppoeTags::isWrong))
            d.anomaly(TAG_LENGTH, tag + 2, 2);
        AccessLine.check(d);
        int last = PppoeTagList.tooLong(packet, layer);
        if (last != Place.ABSENT)
            d.anomaly(TAG_LENGTH, last + 2, 2);
    }

    private static boolean isWrong(Frame frame, int tag) {
        int length = PppoeTagList.length(frame, tag);
        return switch (frame.u16(tag)) {
            case SEQUENCE_NUMBER, SCALE -> length != 2;
            case CREDITS -> length != 4;
            case METRICS -> length != METRICS_LENGTH;
            case VENDOR_SPECIFIC -> length < ID_LENGTH;
            default -> false;
        };
    }
}
