package dev.remora.internet;

import dev.remora.field.Header;
import dev.remora.field.Listed;
import dev.remora.field.Place;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/** The objects of one class in the extension structures of ICMP messages, RFC 4884 section 8: length, class and C-Type, then what the class says. */
record IcmpObjects(int type) {
    static final int HEADER = 4;

    /** Finds a value in an object that ends at {@code end}; {@link Place#ABSENT} where it has none. */
    interface Where {
        int find(Frame frame, int object, int end);
    }

    /** A header of one field in each of these objects. */
    Header one(Header header, Where where) {
        return header.inEach(this::next, (packet, layer, object) -> where.find(packet.frame(), object, end(packet, layer, object)));
    }

    /** The object behind the previous one, or the first; {@link Place#ABSENT} where there is none. */
    int next(Packet packet, int layer, int previous) {
        int object = IcmpExtensions.object(packet, layer, previous);
        while (object != Place.ABSENT && packet.frame().u8(object + 2) != type)
            object = IcmpExtensions.object(packet, layer, object);
        return object;
    }

    /** Reads all octets from where code says to the end of each of these objects. */
    Listed.Reader rests(Where where) {
        return (packet, layer, out) -> {
            for (int object = next(packet, layer, Place.ABSENT); object != Place.ABSENT; object = next(packet, layer, object)) {
                int end = end(packet, layer, object);
                int at = where.find(packet.frame(), object, end);
                if (at != Place.ABSENT)
                    out.addOctets(at, end - at);
            }
        };
    }

    /** Where an object ends, or what was captured of it. */
    static int end(Packet packet, int layer, int object) {
        return Math.min(object + packet.frame().u16(object), packet.limit(layer));
    }

    /** A position, where so many octets are there before the end. */
    static int fitting(int at, int width, int end) {
        return at != Place.ABSENT && at + width <= end ? at : Place.ABSENT;
    }
}
