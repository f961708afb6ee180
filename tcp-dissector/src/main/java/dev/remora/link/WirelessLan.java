package dev.remora.link;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.labels;
import static dev.remora.field.Attr.names;

import dev.remora.dissect.Dissection;
import dev.remora.field.Address;
import dev.remora.field.Bits;
import dev.remora.field.Derived;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Place;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/**
 * A frame of a wireless LAN. Numbers of two octets are little-endian; which addresses there are, type and flags say. What is encrypted, or several in one, stays data.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |Subtype|typ|ver|O|P|M|P|R|F|F|T|           Duration            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                       Receiver address                        |
 * +                               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class WirelessLan {
    private static final Header H = Header.of("wlan", "IEEE 802.11 wireless LAN", "IEEE 802.11 section 9.2");

    public static final U16     CONTROL   = H.peek().u16("fc", "Frame Control Field", hex());
    public static final Bits    SUBTYPE   = H.bits(4, "fc.subtype", "Subtype");
    public static final Bits    TYPE      = H.bits(2, "fc.type", "Type", names(0, "Management frame", 1, "Control frame", 2, "Data frame", 3, "Extension frame"));
    public static final Bits    VERSION   = H.bits(2, "fc.version", "Version");
    public static final Flag    ORDER     = H.flag("fc.order", "+HTC/Order flag", labels("Strictly ordered", "Not strictly ordered"));
    public static final Flag    PROTECTED = H.flag("fc.protected", "Protected flag", labels("Data is protected", "Data is not protected"));
    public static final Flag    MORE_DATA = H.flag("fc.moredata", "More Data", labels("Data is buffered for STA at AP", "No data buffered"));
    public static final Flag    POWER     = H.flag("fc.pwrmgt", "PWR MGT", labels("STA will go to sleep", "STA will stay up"));
    public static final Flag    RETRY     = H.flag("fc.retry", "Retry", labels("Frame is being retransmitted", "Frame is not being retransmitted"));
    public static final Flag    MORE      = H.flag("fc.frag", "More Fragments", labels("More fragments follow", "This is the last fragment"));
    public static final Flag    FROM_DS   = H.flag("fc.fromds", "From DS", labels("Frame is exiting DS", "Frame is not exiting DS"));
    public static final Flag    TO_DS     = H.flag("fc.tods", "To DS", labels("Frame is entering DS", "Frame is not entering DS"));
    public static final Derived DURATION  = H.derived(2, Type.U16, "duration", "Duration", WirelessLan::duration);
    public static final Address RECEIVER  = H.mac("ra", "Receiver address");

    public static final Address TRANSMITTER = H.at((packet, layer) -> hasTransmitter(packet, layer) ? packet.at(layer) + 10 : Place.ABSENT).mac("ta", "Transmitter address");
    public static final Address DESTINATION = H.at((packet, layer) -> address(packet, layer, 4, 4, 16, 16)).mac("da", "Destination address");
    public static final Address SOURCE      = H.at((packet, layer) -> address(packet, layer, 10, 16, 10, 24)).mac("sa", "Source address");
    public static final Address BSS         = H.at(WirelessLan::bss).mac("bssid", "BSS Id");
    private static final Header COUNTED     = H.at((packet, layer) -> packet.at(layer) + 22);
    public static final Derived FRAGMENT    = COUNTED.derived(2, Type.U8, "frag", "Fragment number", (packet, layer) -> sequence(packet, layer, 0, 15));
    public static final Derived SEQUENCE    = COUNTED.derived(2, Type.U16, "seq", "Sequence number", (packet, layer) -> sequence(packet, layer, 4, 0xFFF));

    public static final Protocol PROTOCOL = H.end(10);

    private static final int MANAGEMENT       = 0;
    private static final int CONTROL_TYPE     = 1;
    private static final int DATA_TYPE        = 2;
    private static final int EXTENSION        = 3;
    private static final int BEACON           = 0;       // subtype of extension frames, of DMG: 60 GHz
    private static final int NO_DATA          = 4;       // bit of the subtype
    private static final int QUALITY          = 8;       // bit of the subtype
    private static final int AGGREGATE        = 0x80;    // bit of the first octet of the QoS control field
    private static final int POLL             = 10;      // subtypes of control frames
    private static final int END              = 14;
    private static final int WITH_TRANSMITTER = 0b1000_1111_0011_1100;    // a bit for each subtype of control frames
    private static final int THREE_ADDRESSES  = 24;      // octets of the header
    private static final int PADDED_TO        = 4;

    private WirelessLan() {}

    /** A frame without its check sequence. */
    public static void dissect(Dissection d, int at, int end) {
        dissect(d, at, end, false);
    }

    /** A frame without its check sequence; {@code padded} where the receiver has put octets behind the header, so that what follows begins at a multiple of four. */
    static void dissect(Dissection d, int at, int end, boolean padded) {
        if (!d.push(PROTOCOL, at, end))
            return;
        Packet packet = d.packet();
        int layer = d.layer();
        int header = headerLength(packet, layer);
        packet.headerEnd(layer, at + header);
        int payload = at + (padded ? header + PADDED_TO - 1 & -PADDED_TO : header);
        if (type(packet, layer) != DATA_TYPE || (subtype(packet, layer) & NO_DATA) != 0 || payload >= packet.limit(layer))
            return;
        if (isOpaque(packet, layer))
            d.data(payload, end);
        else
            Llc.dissect(d, payload, end);
    }

    /** Whether the payload is encrypted, a part of one, or several. */
    private static boolean isOpaque(Packet packet, int layer) {
        Frame frame = packet.frame();
        int at = packet.at(layer);
        boolean several = (subtype(packet, layer) & QUALITY) != 0 && (frame.u8(at + (isBridged(packet, layer) ? 30 : THREE_ADDRESSES)) & AGGREGATE) != 0;
        return several || PROTECTED.get(packet, layer) || MORE.get(packet, layer) || (frame.u8(at + 22) & 15) != 0;
    }

    private static int headerLength(Packet packet, int layer) {
        int type = type(packet, layer);
        if (!isManagementOrData(type))
            return hasTransmitter(packet, layer) || isControl(packet, layer, END) ? 16 : 10;
        int ordered = ORDER.get(packet, layer) ? 4 : 0;                     // HT control
        if (type == MANAGEMENT)
            return THREE_ADDRESSES + ordered;
        int length = isBridged(packet, layer) ? 30 : THREE_ADDRESSES;
        return (subtype(packet, layer) & QUALITY) != 0 ? length + 2 + ordered : length;
    }

    private static int type(Packet packet, int layer) {
        return TYPE.isIn(packet, layer) ? TYPE.get(packet, layer) : -1;
    }

    /** Whether frames of this type have three addresses and a sequence number; extension frames have neither, but what their subtype says. */
    private static boolean isManagementOrData(int type) {
        return type == MANAGEMENT || type == DATA_TYPE;
    }

    private static int subtype(Packet packet, int layer) {
        return SUBTYPE.get(packet, layer);
    }

    private static boolean isBridged(Packet packet, int layer) {
        return FROM_DS.get(packet, layer) && TO_DS.get(packet, layer);
    }

    private static boolean hasTransmitter(Packet packet, int layer) {
        int type = type(packet, layer);
        if (type != CONTROL_TYPE)
            return isManagementOrData(type);
        return (1 << subtype(packet, layer) & WITH_TRANSMITTER) != 0;
    }

    private static boolean isControl(Packet packet, int layer, int subtype) {
        return type(packet, layer) == CONTROL_TYPE && subtype(packet, layer) == subtype;
    }

    private static int bss(Packet packet, int layer) {
        if (isControl(packet, layer, POLL) || type(packet, layer) == EXTENSION && subtype(packet, layer) == BEACON)
            return packet.at(layer) + 4;
        return isControl(packet, layer, END) ? packet.at(layer) + 10 : address(packet, layer, 16, 10, 4, Place.ABSENT);
    }

    /** Position of an address, table 9-30 of the standard, which is of data frames alone: where it is if neither of From DS and To DS is set, if one is, if both are. */
    private static int address(Packet packet, int layer, int neither, int fromDs, int toDs, int both) {
        int type = type(packet, layer);
        if (!isManagementOrData(type) || !TO_DS.isIn(packet, layer))
            return Place.ABSENT;
        boolean isData = type == DATA_TYPE;
        int octets = position(isData && FROM_DS.get(packet, layer), isData && TO_DS.get(packet, layer), neither, fromDs, toDs, both);
        return octets == Place.ABSENT ? Place.ABSENT : packet.at(layer) + octets;
    }

    private static int position(boolean fromDs, boolean toDs, int neither, int from, int to, int both) {
        if (fromDs)
            return toDs ? both : from;
        return toDs ? to : neither;
    }

    private static long little(Packet packet, int layer, int octet) {
        int at = packet.at(layer) + octet;
        return at + 2 <= packet.limit(layer) ? packet.frame().u8(at) | packet.frame().u8(at + 1) << 8 : Derived.ABSENT;
    }

    /** The last bit says whether the others are a time; they are shown as one either way, but where a station that asks for its frame has its number there. */
    private static long duration(Packet packet, int layer) {
        long number = little(packet, layer, 2);
        boolean isStation = isControl(packet, layer, POLL) && number >> 14 == 3;
        return number == Derived.ABSENT || isStation ? Derived.ABSENT : number & 0x7FFF;
    }

    private static long sequence(Packet packet, int layer, int shift, int mask) {
        if (!isManagementOrData(type(packet, layer)))
            return Derived.ABSENT;
        long number = little(packet, layer, 22);
        return number == Derived.ABSENT ? number : number >> shift & mask;
    }
}
