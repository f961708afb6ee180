package dev.remora.internet;

import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.unit;

import dev.remora.field.Header;
import dev.remora.field.Listed;
import dev.remora.field.Place;
import dev.remora.field.Type;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/** Interface identification objects of extended echo requests, RFC 8335 section 2.1: the interface that is asked about, by name, by index or by address, as the C-Type says. */
final class InterfaceIdentification {
    /** Of objects that have these fields. */
    static final int CLASS = 3;

    private static final int HEADER = IcmpObjects.HEADER;

    // C-Types
    private static final int NAME    = 1;
    private static final int INDEX   = 2;
    private static final int ADDRESS = 3;

    private static final int IPV4 = 1;      // address families
    private static final int IPV6 = 2;

    private static final IcmpObjects OBJECTS = new IcmpObjects(CLASS);

    private InterfaceIdentification() {}

    /** Adds the fields. */
    static void define(Header header) {
        Header h = header.named("icmp.int_ident");
        h.listed(Type.STRING, "name", "Name", InterfaceIdentification::texts);
        OBJECTS.one(h, (frame, object, end) -> value(frame, object, end, INDEX, 0, 4)).u32("index", "Interface Index");
        OBJECTS.one(h, (frame, object, end) -> value(frame, object, end, ADDRESS, 0, 2)).u16("afi", "Address Family Identifier",
                names(IPV4, "IPv4", IPV6, "IPv6", 6, "802 (includes all 802 media plus Ethernet)", 16389, "48-bit MAC Address", 16390, "64-bit MAC Address"));
        OBJECTS.one(h, (frame, object, end) -> value(frame, object, end, ADDRESS, 2, 1)).u8("addr_length", "Address Length", unit("octets"));
        OBJECTS.one(h, (frame, object, end) -> value(frame, object, end, ADDRESS, 3, 1)).octets(1, "reserved", "Reserved");
        OBJECTS.one(h, (frame, object, end) -> address(frame, object, end, IPV4)).ipv4("ipv4", "Address");
        OBJECTS.one(h, (frame, object, end) -> address(frame, object, end, IPV6)).ipv6("ipv6", "Address");
        h.listed(Type.BYTES, "address", "Address", OBJECTS.rests(InterfaceIdentification::other));
    }

    /** A value behind the header of an object with this C-Type. */
    private static int value(Frame frame, int object, int end, int type, int octet, int width) {
        return frame.u8(object + 3) == type ? IcmpObjects.fitting(object + HEADER + octet, width, end) : Place.ABSENT;
    }

    // Padding may follow the address; its length does not count it.
    private static int address(Frame frame, int object, int end, int wanted) {
        int family = value(frame, object, end, ADDRESS, 0, 4);
        int width = wanted == IPV4 ? 4 : 16;
        boolean is = family != Place.ABSENT && frame.u16(family) == wanted && frame.u8(family + 2) == width;
        return is ? IcmpObjects.fitting(family + 4, width, end) : Place.ABSENT;
    }

    // As Wireshark shows it, with the padding.
    private static int other(Frame frame, int object, int end) {
        int family = value(frame, object, end, ADDRESS, 0, 4);
        boolean is = family != Place.ABSENT && frame.u16(family) != IPV4 && frame.u16(family) != IPV6;
        return is ? IcmpObjects.fitting(family + 4, 1, end) : Place.ABSENT;
    }

    /** A name fills its object, up to zeros: of one that goes past the end of the message, nobody knows where the name ends. */
    private static void texts(Packet packet, int layer, Values out) {
        Frame frame = packet.frame();
        for (int object = OBJECTS.next(packet, layer, Place.ABSENT); object != Place.ABSENT; object = OBJECTS.next(packet, layer, object)) {
            int end = IcmpObjects.end(packet, layer, object);
            int at = value(frame, object, end, NAME, 0, 1);
            if (at != Place.ABSENT && object + frame.u16(object) == end)
                out.addObject(Listed.text(frame, at, end - at), at, end - at);
        }
    }
}
