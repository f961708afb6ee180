package dev.remora.internet;

import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.unit;

import dev.remora.field.Attr;
import dev.remora.field.Header;
import dev.remora.field.Listed;
import dev.remora.field.Place;
import dev.remora.field.Type;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/**
 * Interface information objects of ICMP extensions, RFC 5837 section 4: which interface a datagram came in by or was to leave through. The C-Type says what it is to the
 * datagram, and which of index, address, name and MTU follow, in this order.
 */
final class InterfaceInformation {
    /** Of objects that have these fields. */
    static final int CLASS = 2;

    private static final int HEADER = IcmpObjects.HEADER;

    private static final IcmpObjects OBJECTS = new IcmpObjects(CLASS);

    // Bits of the C-Type
    private static final int INDEX   = 0x08;
    private static final int ADDRESS = 0x04;
    private static final int NAME    = 0x02;
    private static final int MTU     = 0x01;

    private static final int IPV4 = 1;      // address families
    private static final int IPV6 = 2;

    private static final Attr PRESENT = Attr.labels("Present", "Not Present");

    private InterfaceInformation() {}

    /** Adds the fields. */
    static void define(Header header) {
        Header h = header.named("icmp.int_info");
        OBJECTS.one(h, InterfaceInformation::type).bits(2, "role", "Interface Role", names(0, "IP interface upon which datagram arrived", 1,
                "Sub-IP component of IP interface upon which datagram arrived", 2, "IP interface through which datagram would have been forwarded", 3,
                "IP next-hop to which datagram would be forwarded").also(1, "sub-IP component of an IP interface upon which datagram arrived",
                        2, "IP interface through which datagram would be forwarded"));
        OBJECTS.one(h, InterfaceInformation::type).skip(2).bits(2, "reserved", "Reserved");
        OBJECTS.one(h, InterfaceInformation::type).skip(4).flag("ifindex", "ifIndex", PRESENT);
        OBJECTS.one(h, InterfaceInformation::type).skip(5).flag("ipaddr", "IP Address", PRESENT);
        OBJECTS.one(h, InterfaceInformation::type).skip(6).flag("name_present", "Interface Name", PRESENT);
        OBJECTS.one(h, InterfaceInformation::type).skip(7).flag("mtu_present", "MTU", PRESENT);
        OBJECTS.one(h, InterfaceInformation::index).u32("index", "Interface Index");
        OBJECTS.one(h, InterfaceInformation::family).u16("afi", "Address Family Identifier", names(IPV4, "IPv4", IPV6, "IPv6"));
        OBJECTS.one(h, (frame, object, end) -> address(frame, object, end, IPV4)).ipv4("ipv4", "Source");
        OBJECTS.one(h, (frame, object, end) -> address(frame, object, end, IPV6)).ipv6("ipv6", "Source");
        h.listed(Type.BYTES, "ipunknown", "Source", OBJECTS.rests(InterfaceInformation::unknown));
        OBJECTS.one(h, InterfaceInformation::name).u8("name_length", "Name Length", unit("octets"));
        h.listed(Type.STRING, "name", "Name", InterfaceInformation::texts);
        OBJECTS.one(h, InterfaceInformation::mtu).u32("mtu", "Maximum Transmission Unit", unit("octets"));
    }

    private static int type(Frame frame, int object, int end) {
        return object + HEADER <= end ? object + 3 : Place.ABSENT;
    }

    private static boolean has(Frame frame, int object, int bit) {
        return (frame.u8(object + 3) & bit) != 0;
    }

    private static int index(Frame frame, int object, int end) {
        return has(frame, object, INDEX) ? IcmpObjects.fitting(object + HEADER, 4, end) : Place.ABSENT;
    }

    private static int family(Frame frame, int object, int end) {
        return has(frame, object, ADDRESS) ? IcmpObjects.fitting(object + HEADER + (has(frame, object, INDEX) ? 4 : 0), 4, end) : Place.ABSENT;
    }

    private static int address(Frame frame, int object, int end, int wanted) {
        int family = family(frame, object, end);
        return family != Place.ABSENT && frame.u16(family) == wanted ? IcmpObjects.fitting(family + 4, width(wanted), end) : Place.ABSENT;
    }

    // Of an address of another family nobody knows the end: it is all there is, with what may be behind it. Wireshark means the same, but counts its octets the wrong way round.
    private static int unknown(Frame frame, int object, int end) {
        int family = family(frame, object, end);
        boolean is = family != Place.ABSENT && frame.u16(family) != IPV4 && frame.u16(family) != IPV6;
        return is ? IcmpObjects.fitting(family + 4, 1, end) : Place.ABSENT;
    }

    private static int width(int family) {
        return family == IPV4 ? 4 : 16;
    }

    /** Where index and address end; nobody knows how long an address of another family is. */
    private static int behindAddress(Frame frame, int object, int end) {
        if (!has(frame, object, ADDRESS))
            return object + HEADER + (has(frame, object, INDEX) ? 4 : 0);
        int family = family(frame, object, end);
        int number = family == Place.ABSENT ? 0 : frame.u16(family);
        return number == IPV4 || number == IPV6 ? family + 4 + width(number) : Place.ABSENT;
    }

    private static int name(Frame frame, int object, int end) {
        return has(frame, object, NAME) ? IcmpObjects.fitting(behindAddress(frame, object, end), 1, end) : Place.ABSENT;
    }

    private static int mtu(Frame frame, int object, int end) {
        int name = name(frame, object, end);
        int at = !has(frame, object, NAME) ? behindAddress(frame, object, end) : name == Place.ABSENT ? name : name + Math.max(1, frame.u8(name));
        return has(frame, object, MTU) ? IcmpObjects.fitting(at, 4, end) : Place.ABSENT;
    }

    /** The length counts itself; zeros fill the name up. */
    private static void texts(Packet packet, int layer, Values out) {
        Frame frame = packet.frame();
        for (int object = OBJECTS.next(packet, layer, Place.ABSENT); object != Place.ABSENT; object = OBJECTS.next(packet, layer, object)) {
            int end = IcmpObjects.end(packet, layer, object);
            int at = name(frame, object, end);
            int length = at == Place.ABSENT ? 0 : frame.u8(at) - 1;
            if (length > 0 && at + 1 + length <= end)
                out.addObject(Listed.text(frame, at + 1, length), at + 1, length);
        }
    }
}
